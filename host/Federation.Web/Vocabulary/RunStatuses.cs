using Federation.Web.Languages;

namespace Federation.Web.Vocabulary;

/// <summary>Where a run stands, in the words of people. What nobody has named here yet is shown as it is.</summary>
internal static class RunStatuses
{
    public static string Name(Language language, string status) => status switch
    {
        "RUNNING" => language.Pick("under way", "en cours"),
        "COMPLETED" => language.Pick("completed", "terminée"),
        "FAILED" => language.Pick("failed", "en échec"),
        "CANCELLED" => language.Pick("cancelled", "annulée"),
        "INTERRUPTED" => language.Pick("interrupted", "interrompue"),
        _ => status,
    };
}
