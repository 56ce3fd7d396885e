using System.Text;

namespace Federation.Cluster.People.Cutting;

/// <summary>
/// Cuts identifiers out of texts and leaves a mark where they stood; everything else stays as it is, character for character. Thread safe and, for one set, pure.
/// </summary>
internal sealed class PersonCut(IIdentifierSet set)
{
    /// <summary>Stands where something was cut out of a text.</summary>
    public const string Mark = "[…]";

    private readonly bool _hasMails = Has(set, IdentifierKind.Mail);
    private readonly bool _hasTelephones = Has(set, IdentifierKind.Telephone);
    private readonly bool _hasNames = Has(set, IdentifierKind.Name);

    /// <summary>True where nothing is searched for, so that every text can be left alone.</summary>
    public bool IsEmpty => set.Shapes.Count == 0;

    /// <summary>True where the text holds an identifier.</summary>
    public bool IsIn(string text) => !IsEmpty && Find(text).Count > 0;

    /// <summary>The very text where it holds none; empty where nothing is left that could be read.</summary>
    public string Cut(string text)
    {
        if (IsEmpty) return text;
        string cut = text;

        // What stood on both sides of a cut can be an identifier too.
        for (var found = Find(cut); found.Count > 0; found = Find(cut)) cut = Without(cut, found);
        return ReferenceEquals(cut, text) || cut.Replace(Mark, "", StringComparison.Ordinal).Any(char.IsLetterOrDigit) ? cut : "";
    }

    private static bool Has(IIdentifierSet set, IdentifierKind kind) => set.Shapes.Any(shape => shape.Kind == kind);

    private static string Without(string text, List<TextSpan> found)
    {
        var left = new StringBuilder(text.Length);
        int copied = 0;
        foreach (var span in found.OrderBy(span => span.Start))
        {
            if (span.End <= copied) continue;
            if (span.Start >= copied) left.Append(text, copied, span.Start - copied).Append(Mark);
            copied = span.End;
        }

        return left.Append(text, copied, text.Length - copied).ToString();
    }

    private List<TextSpan> Find(string text)
    {
        var found = new List<TextSpan>();
        if (_hasMails) MailFinder.Find(text, set, found);
        if (_hasTelephones) TelephoneFinder.Find(text, set, found);
        if (_hasNames) NameFinder.Find(text, set, found);
        return found;
    }
}
