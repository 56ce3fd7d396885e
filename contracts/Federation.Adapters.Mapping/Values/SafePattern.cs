using System.Globalization;
using System.Text.RegularExpressions;

namespace Federation.Adapters.Mapping.Values;

/// <summary>
/// Regular expressions out of a mapping: without backtracking, and so without back references and looking around. Their time is in proportion to the text and to the states that the
/// pattern stands for; counts such as <c>{0,99}</c> multiply these, and are bounded.
/// </summary>
internal static partial class SafePattern
{
    /// <summary>The longest text that a pattern is tried on; what is longer is left as it is.</summary>
    public const int MostText = 50_000;

    private const int MostCharacters = 300;

    // (x{0,99}y?){90} took more than a hundred seconds for 40,000 letters.
    private const int MostCounts = 200;

    /// <param name="reason">Why it is refused, as the rest of a sentence.</param>
    public static Regex? TryParse(string pattern, out string reason)
    {
        reason = $"it is longer than {MostCharacters} characters";
        if (pattern.Length > MostCharacters) return null;
        reason = $"its counts in braces multiply to more than {MostCounts}";
        if (Counts(pattern) > MostCounts) return null;
        try
        {
            reason = "";
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            reason = failure is NotSupportedException ? "it looks back, ahead or is too large" : Sdk.Excerpt.Of(failure.Message);
            return null;
        }
    }

    // Side by side or one in the other makes no difference here: either is more than anybody needs.
    private static double Counts(string pattern) => Count().Matches(pattern).Aggregate(1.0, (product, count) =>
        product * count.Groups["number"].Captures.Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture)).Append(1).Max());

    [GeneratedRegex(@"\{(?<number>[0-9]+)(?:,(?<number>[0-9]+)?)?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Count();
}
