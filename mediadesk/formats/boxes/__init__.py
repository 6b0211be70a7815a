"""What boxes say: MP4, MOV, M4A, HEIC and AVIF are made of them."""
