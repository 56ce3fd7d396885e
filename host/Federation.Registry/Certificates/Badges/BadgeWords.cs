using System.Globalization;
using System.Xml;
using Federation.Registry.Labels;

namespace Federation.Registry.Certificates.Badges;

/// <summary>What a badge says to those who do not see it: in French, then in English.</summary>
internal static class BadgeWords
{
    public static string Title(BadgeFace face) => $"{CredentialDocuments.Title} : {face.Standing.French} / {CredentialDocuments.EnglishTitle}: {face.Standing.English}";

    public static string Description(BadgeFace face)
    {
        var (french, english) = face.Held is { ValidUntil: var until }
            ? ($"détient le niveau {face.Level} sur {Criteria.CriteriaSet.TopLevel} jusqu'au {Day(until)}", $"holds level {face.Level} of {Criteria.CriteriaSet.TopLevel} until {Day(until)}")
            : face.State switch
            {
                LabelState.Awarded => ("ne détient plus ce label : un autre l'a remplacé", "does not hold this label any more: another one took its place"),
                LabelState.Suspended => ("ne détient pas le label pour l'instant : il est suspendu", "does not hold the label for now: it is suspended"),
                LabelState.Expired => ("ne détient plus le label : il a expiré", "does not hold the label any more: it has expired"),
                _ => ("ne détient plus le label : il a été retiré", "does not hold the label any more: it was revoked"),
            };
        return $"{face.CentreName} {french}. / {face.CentreName} {english}.";
    }

    /// <summary>Without what no XML document can hold: a name may have any character.</summary>
    public static string Printable(string text)
    {
        var printable = new System.Text.StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (isPair) printable.Append(text[i]).Append(text[++i]);
            else printable.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }

        return printable.ToString();
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
