"""What views of files list: places, columns, filters, and what is selected."""
