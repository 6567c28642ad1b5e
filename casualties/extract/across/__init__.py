"""What a count takes from the counts before it: wholes and parts, what is left out, what is taken up or replaced."""
