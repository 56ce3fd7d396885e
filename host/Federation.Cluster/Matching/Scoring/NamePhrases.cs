using System.Collections.Frozen;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>Brings several names of one thing to one: what France services were called before, <c>St</c> and <c>Saint</c>, <c>2e</c> and <c>2ème</c>. Pure and thread safe.</summary>
internal static class NamePhrases
{
    private const string FranceServices = "france services";

    private static readonly FrozenDictionary<string, string> Phrases = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["msap"] = FranceServices, ["mfs"] = FranceServices, ["france service"] = FranceServices, ["maison france services"] = FranceServices, ["maison france service"] = FranceServices,
        ["espace france services"] = FranceServices, ["espace france service"] = FranceServices,
        ["maison de services au public"] = FranceServices, ["maison de service au public"] = FranceServices, ["maison des services au public"] = FranceServices, ["maison services au public"] = FranceServices,
        ["maison de services publics"] = FranceServices, ["maison des services publics"] = FranceServices, ["maison de service public"] = FranceServices,
        ["st"] = "saint", ["ste"] = "sainte",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Firsts = Phrases.Keys.Select(phrase => phrase.Split(' ')[0]).ToFrozenSet(StringComparer.Ordinal);

    private static readonly int Longest = Phrases.Keys.Max(phrase => phrase.Split(' ').Length);

    private static readonly FrozenSet<string> OrdinalEndings = new[] { "e", "er", "ere", "eme", "ieme", "st", "nd", "rd", "th" }.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="folded">Words with one space between them.</param>
    public static string Whole(string folded)
    {
        string[] words = folded.Split(' ');
        var whole = new List<string>(words.Length);
        for (int at = 0; at < words.Length;)
        {
            int length = LengthAt(words, at, out string phrase);
            whole.Add(phrase);
            at += length;
        }

        return string.Join(' ', whole);
    }

    // The longest phrase that begins here; one word where none does.
    private static int LengthAt(string[] words, int at, out string phrase)
    {
        if (Firsts.Contains(words[at]))
        {
            for (int length = Math.Min(Longest, words.Length - at); length > 0; length--)
            {
                if (!Phrases.TryGetValue(string.Join(' ', words, at, length), out string? whole)) continue;
                phrase = whole;
                return length;
            }
        }

        phrase = Cardinal(words[at]);
        return 1;
    }

    // "2e", "2eme" and "2nd" are 2.
    private static string Cardinal(string word)
    {
        int digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits])) digits++;
        return digits > 0 && OrdinalEndings.Contains(word[digits..]) ? word[..digits] : word;
    }
}
