using System.Text.RegularExpressions;

namespace Federation.Adapters.Mapping.Values;

/// <summary>Regular expressions out of a mapping: run in time in proportion to the text, and so without back references and looking around.</summary>
internal static class SafePattern
{
    private const int MostCharacters = 300;

    /// <param name="reason">Why it is refused, as the rest of a sentence.</param>
    public static Regex? TryParse(string pattern, out string reason)
    {
        reason = $"it is longer than {MostCharacters} characters";
        if (pattern.Length > MostCharacters) return null;
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
}
