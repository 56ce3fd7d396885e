namespace Federation.Web.Languages;

/// <summary>Numbers in a sentence.</summary>
public static class Numbers
{
    extension(Language language)
    {
        public string Number(long count) => count.ToString("N0", language.Culture);

        /// <summary>The number with its noun. In French what is fewer than two is singular, in English one alone.</summary>
        public string Count(long count, (string One, string Many) english, (string One, string Many) french)
        {
            bool isOne = language.Pick(count == 1, Math.Abs(count) < 2);
            var (one, many) = language.Pick(english, french);
            return $"{language.Number(count)} {(isOne ? one : many)}";
        }

        /// <summary>In a percent format; the number and its sign stay on one line.</summary>
        public string Percent(double share, string format) => share.ToString(format, language.Culture).Replace(' ', '\u00A0');

        /// <summary>From 0 to 1, in whole percent; what is not nothing is no 0 %, and what is not all no 100 %.</summary>
        public string Percent(double share)
        {
            double shown = share is > 0 and < 0.01 ? 0.01 : share is > 0.99 and < 1 ? 0.99 : share;
            return language.Percent(shown, "P0");
        }
    }
}
