"""When each file was made: judged, reviewed, decided."""
