using System.Globalization;
using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// Gathers what is wrong with the texts of one record as texts: one issue of a kind, with the first place and how often. It quotes
/// nothing, for a text may be a person's. Not thread safe.
/// </summary>
/// <param name="brokenCode">The format's code for bytes that are no text.</param>
internal sealed class TextFindings(string brokenCode)
{
    private Finding _broken;
    private Finding _lost;
    private Finding _mended;
    private Finding _unmended;
    private Finding _controls;

    /// <summary>Looks at one text.</summary>
    /// <param name="place">What <paramref name="pointerOf"/> makes the JSON pointer of, where one is needed.</param>
    public void Look<T>(string text, T place, Func<T, string> pointerOf)
    {
        if (!CleanText.MayBeUnclean(text)) return;
        if (IsBroken(text)) _broken.Note(place, pointerOf);
        if (text.Contains(BrokenText.Shown, StringComparison.Ordinal)) _lost.Note(place, pointerOf);
        bool isLatin1 = text.Any(character => CleanText.MeantBy(character) is not null);
        if (Mojibake.IsIn(text) && Mojibake.Mend(text) is null) _unmended.Note(place, pointerOf);
        else if (Mojibake.IsIn(text) || isLatin1) _mended.Note(place, pointerOf);
        if (text.Any(character => CleanText.IsControl(character) && CleanText.MeantBy(character) is null)) _controls.Note(place, pointerOf);
    }

    /// <summary>The issues since the last call.</summary>
    public IReadOnlyList<Issue> Take()
    {
        List<Issue>? issues = null;
        if (_broken.Count > 0) Add(Issue.Error(brokenCode, $"Bytes of {_broken.Texts} are no text in the source's encoding, so its letters cannot be told.", _broken.Pointer));
        if (_lost.Count > 0) Add(Issue.Warning("text.replacement-character", $"{_lost.Texts} came with U+FFFD in place of a letter, which was lost before it got here.", _lost.Pointer));
        if (_mended.Count > 0) Add(Issue.Warning("text.mojibake", $"{_mended.Texts} had been read in a wrong encoding before it got here; it is read as it was meant.", _mended.Pointer));
        if (_unmended.Count > 0) Add(Issue.Warning("text.mojibake", $"{_unmended.Texts} had been read in a wrong encoding before it got here; what it meant cannot be told for all of it, so it is left as it is.", _unmended.Pointer));
        if (_controls.Count > 0) Add(Issue.Warning("text.control-character", $"{_controls.Texts} holds control characters such as U+0000; it is read without them.", _controls.Pointer));
        _broken = _lost = _mended = _unmended = _controls = default;
        return issues ?? (IReadOnlyList<Issue>)[];

        void Add(Issue issue) => (issues ??= []).Add(issue);
    }

    /// <summary>Whether the text holds what no text may: the mark of undecodable bytes, or half a character.</summary>
    private static bool IsBroken(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] == BrokenText.Mark) return true;
            if (!char.IsSurrogate(text[index])) continue;
            if (index + 1 == text.Length || !char.IsSurrogatePair(text[index], text[index + 1])) return true;
            index++;
        }

        return false;
    }

    private struct Finding
    {
        public int Count { get; private set; }

        public string Pointer { get; private set; }

        public readonly string Texts => Count == 1 ? "A text of the record" : string.Create(CultureInfo.InvariantCulture, $"A text of the record, and {Count - 1} more,");

        public void Note<T>(T place, Func<T, string> pointerOf)
        {
            if (Count++ == 0) Pointer = pointerOf(place);
        }
    }
}
