using System.Buffers;
using System.Text;

namespace Federation.Cluster.Index.Words;

/// <summary>
/// Takes texts apart into the words that search compares: runs of letters and digits, folded. Scripts without spaces are taken apart into pairs of characters. Pure and thread safe.
/// </summary>
internal static class SearchWords
{
    /// <summary>Longer words are cut: nobody types them, and a feed may hold anything.</summary>
    public const int MostCharacters = 40;

    /// <summary>Of a word with the space after it.</summary>
    private const int UsualCharacters = 6;

    private static readonly SearchValues<char> Apostrophes = SearchValues.Create("'’ʼ");

    /// <summary>The words in order, with repetitions.</summary>
    /// <param name="text">Whatever a source or a person wrote.</param>
    /// <param name="asked">
    /// True for a question, false for what is looked through. In what is looked through the last character of an unspaced run is a word too, so that each character begins one; a question of one character asks
    /// for words that begin with it.
    /// </param>
    /// <param name="shared">Where the words are taken from that came before; null for strings of their own.</param>
    public static List<SearchWord> Of(string text, bool asked, SharedTexts? shared = null)
    {
        string plain = Ascii.IsValid(text) ? text : Sound(text).Normalize(NormalizationForm.FormKC);
        var words = new List<SearchWord>((plain.Length / UsualCharacters) + 1);
        var word = new StringBuilder();
        bool afterApostrophe = false;
        for (int at = 0; at < plain.Length;)
        {
            if (WordFold.IsUnspaced(plain[at]))
            {
                End(next: ' ');
                int end = at;
                while (end < plain.Length && WordFold.IsUnspaced(plain[end])) end++;
                AddPairs(plain.AsSpan(at, end - at));
                at = end;
                continue;
            }

            int length = char.IsHighSurrogate(plain[at]) && at + 1 < plain.Length ? 2 : 1;
            if (Rune.TryGetRuneAt(plain, at, out var rune) && (Rune.IsLetterOrDigit(rune) || IsMark(rune))) Append(plain.AsSpan(at, length));
            else End(plain[at]);
            at += length;
        }

        End(next: ' ');
        return words;

        void Append(ReadOnlySpan<char> characters)
        {
            if (word.Length >= MostCharacters) return;
            foreach (char character in characters) word.Append(WordFold.Of(character));
        }

        void End(char next)
        {
            bool wasAfterApostrophe = afterApostrophe;
            afterApostrophe = Apostrophes.Contains(next);
            if (word.Length == 0) return;
            Span<char> letters = stackalloc char[MostCharacters];
            letters = letters[..Math.Min(word.Length, MostCharacters)];
            word.CopyTo(0, letters, letters.Length);
            word.Clear();
            string ended = Text(letters);
            bool isParticle = (afterApostrophe && WeakWords.IsElided(ended)) || (wasAfterApostrophe && ended == "s");
            words.Add(new SearchWord(ended, isParticle || WeakWords.IsWeak(ended)));
        }

        string Text(ReadOnlySpan<char> characters) => shared?.Of(characters) ?? characters.ToString();

        void AddPairs(ReadOnlySpan<char> run)
        {
            for (int at = 0; at + 1 < run.Length; at++) words.Add(new SearchWord(Text(run.Slice(at, 2)), IsWeak: false));
            if (run.Length == 1 || !asked) words.Add(new SearchWord(Text(run[^1..]), IsWeak: false));
        }
    }

    /// <summary>The text with a sign in place of what is no character, over which normalizing stumbles: half of a pair, and code points that Unicode keeps free for ever.</summary>
    private static string Sound(string text)
    {
        if (!text.Any(character => char.IsSurrogate(character) || character is (>= '\uFDD0' and <= '\uFDEF') or >= '\uFFFE')) return text;
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) sound.Append((rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF ? Rune.ReplacementChar.ToString() : rune.ToString());
        return sound.ToString();
    }

    /// <summary>What a question asks for, each once: its words without the weak ones, or all of them where it has no others.</summary>
    public static IReadOnlyList<string> Asked(string text)
    {
        var words = Of(text, asked: true);
        var strong = words.Where(word => !word.IsWeak).ToList();
        return [.. (strong.Count > 0 ? strong : words).Select(word => word.Text).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
