using System.Globalization;
using Federation.Cluster.Problems;
using Federation.Contracts;

namespace Federation.Host.Output;

/// <summary>What to do about a code, in the language of the person at the terminal.</summary>
internal static class Remedies
{
    public static string Of(string code, FailureKind? kind = null) => ProblemCatalogue.Standard.Remedy(code, kind, Language);

    private static RemedyLanguage Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? RemedyLanguage.French : RemedyLanguage.English;
}
