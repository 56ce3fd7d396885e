using System.Globalization;
using Federation.Cluster.Problems;
using Federation.Contracts;

namespace Federation.Host.Output;

/// <summary>What to do about a code, and what else is said in the language of the person at the terminal.</summary>
internal static class Remedies
{
    public static string Of(string code, FailureKind? kind = null) => ProblemCatalogue.Standard.Remedy(code, kind, Language);

    /// <summary>Why a run read nothing.</summary>
    public static string Unchanged(DateTimeOffset since)
    {
        string time = since.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return Language == RemedyLanguage.French
            ? $"rien de nouveau, car la source n'a pas changé depuis le {time} UTC ; rien n'a été lu."
            : $"nothing new, because the source has not changed since {time} UTC; nothing was read.";
    }

    private static RemedyLanguage Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? RemedyLanguage.French : RemedyLanguage.English;
}
