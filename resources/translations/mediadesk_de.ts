<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Action</name>
    <message>
        <source>1:1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept all High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change between the whole picture and its pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change how MediaDesk works and which keys it listens to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder for the library; its files stay where they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose all files of the same camera in the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose candidate {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close MediaDesk; a scan can be resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare nothing in it with anything any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute hashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute the hashes of frames that videos still lack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy files into folders by date; the originals stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy where the file is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do again what was taken back last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do what the page shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to a new archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find files by name or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit or 1:1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the cluster before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the file before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the previous part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on to the next cluster and decide later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on to the next file and decide later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on to the next part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next place that differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold the scan; Resume goes on from there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep and remove as shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep only {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep or remove {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the file chosen in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave every file where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this row out of the plan, or take it in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let all pictures move and zoom together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let this rule decide earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let this rule decide later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark as the desktop is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for files that are the same thing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for new, changed and vanished files in all folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the pictures larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the pictures smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the rule down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the rule up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never suggest from a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offer nothing in it for removal any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in its program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the file in the program the desktop uses for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder the file is in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the guide at what it says of this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan the removal of all copies that are the same; it is shown first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protect a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a clock right that was wrong for many pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the date between the two pictures chosen, or the two beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the file chosen in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve exact and identical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review files that are the same thing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review files whose date is unsure or not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same as the one after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same as the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select every file of this place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift a camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all videos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all videos for VR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show also what is the same in all files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every pixel of the first picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything that was done; each of it can be taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show files as pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show files as rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show files that could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show files that were removed and can come back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show how many files the library has of each month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show less, larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more, smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show one picture over the other, divided by a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show places and folders with their names, or icons only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show running and finished jobs with their errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the chosen file as large as the page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pictures beside each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pictures in turns at the same place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what decided, file by file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is known of the chosen file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the keys do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what would be written into which files, then do it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show where the pictures differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the scan; what was found stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strike out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back what was done last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take every proposal whose confidence is High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the date of the picture the same camera took after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the date of the picture the same camera took before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this date as the right one; files are not changed by it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are different things; do not show them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type when it was taken, as far as you know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Videos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write to files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Years and months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>Date unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RAW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cluster</name>
    <message>
        <source>Accept: keep all {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept: keep {kept}, remove {gone}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} to gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{some} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>Album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitrate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits per pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HDR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per eye</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perceptual hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stereo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Confidence</name>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Count</name>
    <message>
        <source>1 cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} videos</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Criterion</name>
    <message>
        <source>Blocks of compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a protected folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JPEG quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length in seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maker&apos;s notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enlarged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RAW file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re-encoded by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored without loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kbit a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} MP</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Date</name>
    <message>
        <source>Date not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source> Neither the file nor its name says when it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Type one, or take it from a neighbour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2019-02-03 14:05, or Feb 2019</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept {n} proposals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another day or hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As far as you know it: a day, a month or a year will do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another: 1 to {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose two pictures of the same camera first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contradicted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates of {files} accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day or hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files by year and month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files whose date is unsure appear here as they are found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files whose date wants a look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No date of this file can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No date was accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file in need of a date is like this. The others are hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture needs a date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No proposal in the queue has High confidence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing better confirms it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing speaks for it or against it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {who} says when: {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures taken before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed is {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {n} proposals whose confidence is High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best date is {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera of this file is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same camera took nothing beside this picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no date to accept: type one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not understood as a date yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the first file of the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the last file of the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is unusual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When was it taken?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You decided on {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>around {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beside it by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the day only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the month only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the year only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you accepted this date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{date} accepted for {files}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{date}, {precision}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, dates you accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} of {camera} chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}, chosen: {chosen}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{need} confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} candidates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all} files are dated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} other sources say {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{old} becomes {new}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} says {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} says {date}. </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Choose a file to see what is known of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} selected.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostics are on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of your folders may be in it; nothing is sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Difference</name>
    <message>
        <source>1 level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignore differences below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No place differs:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One place differs:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a lot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the lower left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the lower right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the upper left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the upper right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the largest {place}, {share} % of the picture in all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what remains is resizing and compression.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} places differ:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}, {share} % of the picture. The rest is compression.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Drop</name>
    <message>
        <source>Let go to add 1 file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go to add 1 folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go to add {n} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go to add {n} folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go to add {n} folders and files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and one more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names}. Your files stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>All clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose All to see the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every file that was looked at is a different one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find clusters by the name of a file (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on to Needs a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cluster passes the filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No duplicates here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No duplicates of this kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are clusters here, but none is as you ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They appear here as soon as they are found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the first cluster of the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the last cluster of the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You decided {clusters}; {size} are held in Removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all} done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} gained</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Empty</name>
    <message>
        <source>Add a folder that holds some. Your files stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search and the filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every file could be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files appear here as they are found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of files and folders were looked through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No VR yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file passes the filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photos, films or recordings here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recordings yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No videos yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is held here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches &quot;{text}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that MediaDesk knows was found in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still looking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filters narrow the search further.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are files here, but none is as the filters ask.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you remove waits here, and comes back until you purge it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} could not be read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>1 field differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date confidence {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hash of frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in the file says when it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perceptual hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Software</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{format}, quality {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} fields differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}, {n} MP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{some} and {last} agree.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>File</name>
    <message>
        <source>Copied the path of {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied {n} paths.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its disk is offline. The file is remembered, not lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening {name}, {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still being read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is only in the cloud. It was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was not there at the last scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are {n} files; at most {most} can be taken at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{date}, date confidence {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not there now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{row} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>Alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least so alike, in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting what there is to choose from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter, {n} set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no ending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} % or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} or more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>First</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk or card, {used} of {total} used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop your photo folders here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MediaDesk finds what you have twice, proposes the best copy, and works out when each picture was taken. It only looks until you decide, and every change can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your pictures folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your videos folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Flag</name>
    <message>
        <source>A date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sidecar beside the file puts its date right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another date of this file says otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the day is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the month is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the year is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The correction for this camera&apos;s clock is applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The date comes from another copy of the same picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The date comes from the file it forms a pair with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day and the time of day come from two sources; the time from {source}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s own time was shifted by whole hours when it was copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The film&apos;s header holds its end; its name holds the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The film&apos;s header holds local time instead of world time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The position&apos;s date is off by one day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time zone is assumed to be that of home.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time zone is not known; the time shown is world time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time zone is that of the position.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time zone that the file states is not the one its dates prove.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This hour occurred twice that night.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose this date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} comes from a clock that was never set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} is older than this source can be trusted with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} lies in the future.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>Artist not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No headings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution not known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Hashes</name>
    <message>
        <source>All videos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder of the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute hashes of videos in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an entry to see what it was about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied {files} into an archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided the date of {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: removed {files}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each file arrived whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each file is the one that was removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything MediaDesk has done, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find entries by the name of a file (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept all {files} of {clusters}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked {clusters} as not duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved {files} from {clusters}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of the files of every entry were looked through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing had changed since the scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the clock of a camera right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed {files} from {clusters}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced {files} by hard links</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keeper opened and is another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times and permissions are as they were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undid: removed {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo {n} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo, bring {files} back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went to Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went to a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went to the system trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Were left where they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you decide is listed here, and can be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote the date of {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {files} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as file names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as file times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>into sidecars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>into the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>purged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to the system trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undone {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{date} and others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} are back, bytes and times checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} are purged, {rest} can come back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} were left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} were left: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} kept for undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>1 file could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled after {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every file could be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hashing videos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hashing videos of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder of this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused at {n} files. Resume goes on from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possible when the scan is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume goes on from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scanning {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at {files}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take completed and cancelled jobs off this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scan goes on without them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They stay under Errors until they can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try to read these files again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try to read this file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking for files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for {volume}, which is slow or does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for the scan before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} files could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} more are in Errors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {total} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>It has the camera&apos;s data ({camera}); the other has lost it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has the camera maker&apos;s notes; the other was saved again and lost them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds everything the other holds, and more: {tags} tags, the other {other_tags}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is compressed less: quality {quality}, the other {other_quality}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is compressed less: {kbit} kbit a second, the other {other_kbit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in colour; the other is in black and white.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in the protected folder {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in {folder}, which you prefer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is stored without loss ({format}); the other is compressed ({other_format}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the camera&apos;s RAW file; the other is {other_format}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the older file: {date}, the other {other_date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its date is the earlier one: {date}, the other {other_date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its file is larger: {size_bytes}, the other {other_size_bytes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one is in black and white: an edit that somebody made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one shows {percent} % of the picture: a cut that somebody made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the only one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It runs longer: {length_s} seconds, the other {other_length_s}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It shows more: {width} by {height} pixels, the other {other_width} by {other_height}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name is the original one; &quot;{other_name}&quot; is named like a copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its path is shorter; otherwise they are equal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other was compressed harder before: its blocks show ({other_blocks} against {blocks}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other was only enlarged: its {other_width} by {other_height} pixels show no more than these {width} by {height}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other was re-encoded by {messenger}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are equal; it was seen first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a candidate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close, clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First, last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep only that file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep or remove a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys in Duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys in Needs a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys in plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select more files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time line: go, choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time line: zoom</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Large view</name>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next file (Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous file (Left)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the new files in their places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files}, {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} new</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Media</name>
    <message>
        <source>Audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday at {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Videos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}, last seen {when}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>1 file stays: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plan. Nothing has been changed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A preview. Nothing has been changed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A preview. Nothing has been written yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree with another source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An XMP file; the picture is not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the name of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the time of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before: {before}. After: {after}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside each file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By a fixed amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a picture in the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of your rules first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder whose files stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where the archive is to be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy {files}, then remove the originals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying: {n} of {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates written for {files}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deciding dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EXIF and XMP, or a film&apos;s own dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each copy is compared with its original, byte for byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each file is written as a copy, read back and compared before it takes the old one&apos;s place. One Undo takes all of it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each is compared with its copy once more, then moved to Removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every copy is compared once more before it is moved. One Undo takes all of it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every date you decided is in its file, or is left out as the list says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every rule there is stands in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is in the archive already, or is left out as the list says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to a new archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feb 2019, summer 1987</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File name agrees, {s} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders and names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget these folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From one picture I know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPS agrees, {s} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPS times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It should show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the most complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the oldest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the one seen first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the one that holds more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the original name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the shortest path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made of the date by a template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name made of the date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No copy is exactly or identically the same as one that stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name yet: it needs a part of the date, and .ext at its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other source proves how wrong the clock was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these files would get another date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone picture {s} s apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prefer the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferred folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected folders stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing: {n} of {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve exact and identical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules, the first that tells two copies apart decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say first how the dates are to be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scans: one day, month or year for all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the date of {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift a camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortest path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar pictures, videos and audio are never part of this plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after {n} of {files}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the rule away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock showed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock was right, but showed home time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock was wrong by the same time for all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The date of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk has too little room. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first rule that tells two copies apart decides. Drag to change the order; the plan follows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The originals stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The right time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then every copy is shown here before anything is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then remove the originals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to remove.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are written into the XMP file of each copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This stores decisions. Your files change only in Write to files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To another time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To one date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the right time for one; the rest follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo these {n}, or go on later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What and where to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What cannot go stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What file managers sort by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the dates go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where they move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which copy stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write beside {files} instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write tags from folder names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write to files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing: {n} of {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You decided this date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a backup on another disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all that the other holds, and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and its copies need not stay, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by date of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed since the last scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clock wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clusters decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dates, place, rating, tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decided {clusters}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files are rewritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files are written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files get their date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files go to Removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>files go to the system trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>get metadata merged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gets the ending of its content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds more than the copy that stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds tags: {tags}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds the date you decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in a protected folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>into the file itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keepers stay where they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names change, sidecars&apos; too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no copy that stays is there now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no folder chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no folder is protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not &quot;copy&quot; or &quot;(1)&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of {name}, now {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on any disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one file with two names, nothing to gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only in the cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phone pictures of the same scenes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sidecar, goes along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sidecars are written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>struck out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the least deep in folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times in file names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times of files change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to copy, {free} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>when nothing else decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before} becomes {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} left as they were: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} stay: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files}: the zone is taken to be that of home.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder}, {stays} stay, {goes} go, {gain} to gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all} comparisons agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stays} stays, {goes} goes, {kind}, {decided}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source> %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates, list and picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates, list and pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid and table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key for {action}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark surroundings; the pictures look the same in both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {folder} out of this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken by {action}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no zone of that name; try &quot;Europe/Paris&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the usual key again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video and audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within one folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Another disk is now in the place of {volume}. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another file took this name at that very moment; it is held as {held_at}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By now there is a file named {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files cannot go to {path}: {detail}. Removed can be chosen instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hard links cannot be made here. The copy can be moved to Removed instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It belongs to a file that is still held, and goes when that does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It belongs together with &quot;{name}&quot;, and beside the copy that stays there is none of that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It belongs together with &quot;{name}&quot;, which has to stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be written so that nothing else changes: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has been changed by somebody else since, so it stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds all that {keeper} holds, and more, so it is the one that has to stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in the archive already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is no longer in {held_at}; somebody has emptied that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It knows more than the copy that stays, and nothing may be written beside that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lies in the computer&apos;s trash, and only that can bring it back or empty it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says so already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was changed after MediaDesk had written to it, so it stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} of the decisions cannot be read: {detail}. Nothing was taken over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MediaDesk ended unexpectedly last time; your files and decisions are as they were. What it was doing is written in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved that far, the date is in no year a calendar has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names cannot be made of &quot;{template}&quot;: it needs YYYY, MM, DD, HHMMSS or {{name}}, and .ext at its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No damage was found in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No decision on a date is left to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other copy was found, so this one stays. It can be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture in this film can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be held in {path}: {detail}. In the settings, the computer&apos;s trash can be chosen instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here writes into {format} files safely. A sidecar can be written instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this kind is running, so there is nothing to stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {found} of {wanted} files that were looked for are in {path}. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PySide6 {version} ends the program by itself on this Python. Install another version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected happened: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: {errors} of the last {window} files could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup of {when} is in place as {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup of {when} is in place as {path}; what was there is kept as {aside}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog is in use by {holder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog was damaged and is being built anew; the damaged one is kept as {aside}. Your decisions are safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog was damaged. The backup of {when} took its place; the damaged one is kept as {aside}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog was made by a newer MediaDesk (version {found}, this one reads {known}). Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog {path} cannot be read: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog {path} cannot be written: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog {path} is damaged. The next scan puts it aside and goes on with a backup, or builds it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer&apos;s trash cannot be used here ({detail}). In the settings, Removed can be chosen instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The content is no picture, film or recording that MediaDesk knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The content is not the same as in {keeper}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy did not read back as the original, so the original stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy that stays is on another disk, so this one is a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy that was to stay, {keeper}, has changed since it was scanned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy that was to stay, {keeper}, is gone or cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk could not read this file: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk with {path} is full. Free some space and choose Resume.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends early.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has another name elsewhere, so removing it would free nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has changed since it was scanned. Scan again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is only in the cloud. It was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file kept its decoder busy for more than {seconds} seconds. It will not be tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file made its decoder crash. It will not be tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file needs more memory to open than MediaDesk allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was still being written. Scan again when it is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file went away during the scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The film does not say how long it runs, so its frames have no places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper process that opens files could not be started: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name says {named}, the content is {found}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest backup, {path}, is damaged. The next one made will be checked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path is too long for this computer to open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program ended while this was running. Resume goes on from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of your decisions was damaged and there was no backup. Your folders are still known; the damaged one is kept as {aside}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of your decisions was damaged. The backup of {when} took its place; what you decided after it has to be decided again. The damaged one is kept as {aside}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report cannot be written to {path}: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setting holds until MediaDesk is closed: {path} cannot be written ({detail}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sidecar beside it cannot be changed without losing what it holds: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sidecar {sidecar} has changed at that very moment. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no date to take.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no sound backup in {path}. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such folder or file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no time zone &quot;{zone}&quot;: +02:00 and Europe/Rome are two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is none yet at {path}. The first scan makes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing of number {number} that could be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These can be opened: {formats}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This and {keeper} are one file under two names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file can only hold a whole date with its time. A sidecar can say less than that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file has not been looked into yet. Scan its folder first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file has {count} names on the disk; writing into it would part them. A sidecar can be written instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is read-only. A sidecar can be written instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This film has no date that could be replaced in place. A sidecar can be written instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder belongs to {program}, so MediaDesk leaves it alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder could not be read: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a copy that stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a link to {target}; nothing is written through links.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is already running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is in none of the folders of the library. Scan it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is in the protected folder {root}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is neither a folder nor an ordinary file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no longer in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was not reached; the file is where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To take this back, {kept_bytes} would have to be kept, more than the limit for that leaves. A sidecar can be written instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too large to open: {width} × {height} pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What lies in {held_at} is not the file that was put there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether the copies are still the same cannot be checked here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing into this file would lose some of its tags ({tags}). A sidecar can be written instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not change this folder. Its owner is &quot;{owner}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not look into this folder. Its owner is &quot;{owner}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not read this file. Its owner is &quot;{owner}&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} in {path}; the newest, of {when}, is sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{formats} cannot be opened: {detail}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{format} cannot be opened yet. The file is listed all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free_bytes} free on the disk of the catalog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged: {detail}. At its next start MediaDesk puts it aside and goes on with a backup, or builds it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is in the library already, as {root} or a part of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is none of the folders that were added to the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a catalog of MediaDesk. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{volume} can only be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{volume} does not answer. Its files wait; choose Resume when it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{volume} went offline. Plug it in and choose Retry.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Removed</name>
    <message>
        <source>Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete {files} for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted {files} for good. {size} are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purge all {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purge {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore all {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the one thing that cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type {n} to go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files}, {size}, are held on their own disks until you purge them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known to the</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by MediaDesk on {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without MediaDesk&apos;s judgement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter goes to file {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every criterion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of this cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be removed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its disk is offline, so it cannot be changed now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look before you choose; {n} would stay: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks a little alike, probably something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearly equal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never suggest from {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cluster is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be decided here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in {folder} is suggested from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protect {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed {files}, {size}, to Removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules for folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back. {files} in place again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This would remove the last copy. Keep at least one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {files} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files} more stay, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} is protected: nothing in it is offered for removal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} was preferred: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} ({n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word} {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find files by name or folder (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>100 shows all that are the same picture; less shows only those that are more alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scan never stops for fewer than these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An XMP file beside each picture, into the file itself, its file time, or its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies within one pool count as duplicates even when they are on different disks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates before this year are taken for a camera whose clock was never set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earliest believable year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endings of files that belong to a photo or video and go where it goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endings of names that are taken for photos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endings of names that are taken for recordings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endings of names that are taken for videos.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere, only within one folder, or only between different folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files in these are compared with nothing and are in no cluster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files looked back on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files opened at the same time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint videos while scanning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders never suggested from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders that count as one place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For dates that state no zone, such as &quot;Europe/Berlin&quot;. Empty: the zone of the computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How alike similar pictures must be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It writes dates into HEIC, AVIF and RAW files, which MediaDesk alone does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for duplicates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Megabytes of small pictures kept in memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Megabytes of small pictures kept on disk; the oldest go first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More is faster until the disk or the processor is busy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names made of dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in these is ever offered for removal or changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: videos are fingerprinted when you look for similar ones. On: each scan does it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On: changes in your folders are picked up while the program is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Percent of the last files that the disk could not read. Damaged files do not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed: a folder on the same disk, undone in an instant. Trash: the computer&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room for taking written dates back, in MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sidecars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop a scan at this share of unreadable files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes effect when MediaDesk is started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of unreadable files is taken of this many files before the current one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thumbnails in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thumbnails on disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreadable files before a scan stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use exiftool where it is installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Videos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch folders for changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a change replaced is kept until it is let go. What would not fit is not written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where removed files go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write dates to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>YYYY, MM, DD, HHMMSS, {name} and {camera} are filled in; .ext is the file&apos;s own ending.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places and folders</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sort</name>
    <message>
        <source>Album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitrate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits per pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completeness of metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Descending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most to gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels per eye</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stereo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year of release</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <source>A copy of this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AVI header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera, EXIF digitised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera, EXIF original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy of this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EXIF changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File modified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film media</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film, content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film, local time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google Takeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPTC digitised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matroska header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matroska, recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number in the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other half of the pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The XMP data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The caption data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The film&apos;s header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other half of the pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time of the file itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XMP changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XMP created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XMP digitised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XMP file created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>XMP original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>film header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Comparing the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cropped {n} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed keeper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} % of the size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} laid over {first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} pictures at {percent} percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent}, scaled to match {n}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at {files}. Resume goes on from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at {files}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last scan was cancelled after {files}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to date. Last scan {when}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stream</name>
    <message>
        <source>Album</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bitrate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bits per pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Container</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cube map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equirectangular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fisheye</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HDR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mesh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One eye</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per eye</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture bitrate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixel shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SBS, left first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SBS, right first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stereo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TB, left on top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TB, right on top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turned by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VR metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, {n} bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>field of view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lossless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>projection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>squeezed to half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stereo mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} Mbit/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} fps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} kHz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} kbit/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>1 error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything here can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed files go to Removed. Everything here can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the files that could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works without a network. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files}, {size}, held in Removed; {freed} freed by purging.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>As at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each row needs its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a column</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <source>Time line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} mo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{years} y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{years} y {months} mo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Watch</name>
    <message>
        <source>{n} of {total} folders are watched; the others when you come back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>A clock that was probably never set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before {min_year}, which this source cannot be trusted with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds local time where world time belongs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says another time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says the same day, month or year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says the same moment, but in another time zone than the file states.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says the same moment, in another time zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says the same moment, with the day off by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says the same time, shifted by whole hours when it was copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says when the file was scanned, edited, sent or copied, later on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says when this recording ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most reliable source this file has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The most reliable source; the time of day comes from {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The only usable date this file has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The position is older than the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start of the recording, confirmed by {other}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no date in this field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This field never says when a picture was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what devices write that were never set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is when the work was released, not when the file was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This lies in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>World time, but the time zone of the place is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose this date.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Choose a folder to add</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
