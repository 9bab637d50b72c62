"""The pregnant woman and her cases: one case is one pregnancy, from referral to hand-over."""
