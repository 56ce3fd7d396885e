using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Normalising.Texts;
using Federation.Contracts;

namespace Federation.Cluster.Normalising.Phones;

/// <summary>Brings a telephone field into canonical form; what is not understood is kept as text. Pure and thread safe.</summary>
internal static class PhoneNormaliser
{
    /// <param name="country">ISO 3166-1 alpha-2 of the place; null where it is not known.</param>
    /// <returns>What is shown, and the numbers that were understood; both empty where nothing was given.</returns>
    public static (string? Shown, ImmutableArray<Telephone> Numbers) Normalise(string? draft, string? country, List<Issue> issues)
    {
        if (DraftTexts.Line(draft, DraftTexts.MostLine, "phone", issues) is not { } text) return (null, []);
        var numbers = PhoneReader.Read(text, country);
        if (!numbers.IsEmpty) return (string.Join(", ", numbers.Select(number => number.Shown)), numbers);

        // The text is not quoted: a telephone may be somebody's own.
        issues.Add(Issue.Warning("phone.not-understood", "The telephone is no valid number of its country, or more than numbers; it was kept as text."));
        return (text, []);
    }
}
