using Federation.Web.Languages;

namespace Federation.Web.Centres;

/// <summary>The words of a centre's page in one language.</summary>
public sealed record CentreWords
{
    public required Language Language { get; init; }

    public required string Open { get; init; }

    public required string Closed { get; init; }

    /// <summary>Followed by the moment.</summary>
    public required string Until { get; init; }

    public required string Gone { get; init; }

    public required string Stale { get; init; }

    public required string Website { get; init; }

    public required string Call { get; init; }

    public required string Offer { get; init; }

    public required string Services { get; init; }

    public required string NoServices { get; init; }

    public required string Hours { get; init; }

    public required string HoursUnknown { get; init; }

    public required string Capacity { get; init; }

    public required string Prices { get; init; }

    public required string Free { get; init; }

    public required IReadOnlyDictionary<string, string> Units { get; init; }

    public required string Access { get; init; }

    public required string Languages { get; init; }

    public required string Address { get; init; }

    public required string Phone { get; init; }

    public required string Admits { get; init; }

    public required string AdmitsDays { get; init; }

    public required string Label { get; init; }

    public required string Axis { get; init; }

    public required string Held { get; init; }

    public required string Known { get; init; }

    public required string NotMeasured { get; init; }

    public required string Proof { get; init; }

    public required string Claims { get; init; }

    public required string Sources { get; init; }

    public required string SourcesLead { get; init; }

    public required string Field { get; init; }

    public required string Value { get; init; }

    public required string From { get; init; }

    public required string Seen { get; init; }

    public required string Others { get; init; }

    public required string Licences { get; init; }

    public required string History { get; init; }

    public required string HistoryShow { get; init; }

    public required string Older { get; init; }

    public required IReadOnlyDictionary<string, string> Changes { get; init; }

    public required string Erased { get; init; }

    public required string Nothing { get; init; }

    public required string Nearby { get; init; }

    public required string NoneNearby { get; init; }

    public required string Correct { get; init; }

    public required string CorrectLead { get; init; }

    public required string CorrectField { get; init; }

    public required string CorrectValue { get; init; }

    public required string CorrectComment { get; init; }

    public required string CorrectSend { get; init; }

    public required string CorrectSent { get; init; }

    public required string CorrectSignIn { get; init; }

    public required string Embed { get; init; }

    public required string EmbedLead { get; init; }

    public required string Back { get; init; }

    public required string Compare { get; init; }

    public required string Changed { get; init; }

    public required string ForPrograms { get; init; }

    public static CentreWords Of(Language language) => language.Pick(CentreEnglish.Words, CentreFrench.Words);

    public string Level(int level) => Language.Pick($"Level {level}", $"Niveau {level}");
}
