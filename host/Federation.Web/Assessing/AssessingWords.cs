using Federation.Web.Languages;

namespace Federation.Web.Assessing;

/// <summary>The words of the assessors' pages in one language.</summary>
public sealed record AssessingWords
{
    public required Language Language { get; init; }

    public required string Heading { get; init; }

    public required string Lead { get; init; }

    public required string Application { get; init; }

    public required string Done { get; init; }

    /// <summary>Of a form.</summary>
    public required string Unread { get; init; }

    public required string Waiting { get; init; }

    public required string WaitingNone { get; init; }

    public required string YoursNow { get; init; }

    public required string Others { get; init; }

    public required string Suspensions { get; init; }

    public required string SuspensionsNone { get; init; }

    public required string AppealedOn { get; init; }

    public required string AllowSuspension { get; init; }

    public required string DismissSuspension { get; init; }

    public required string Reviews { get; init; }

    public required string ReviewsLead { get; init; }

    public required string ReviewsNone { get; init; }

    /// <summary>Awarded level, level found, first day.</summary>
    public required string ReviewSays { get; init; }

    public required string CloseReview { get; init; }

    public required string Centre { get; init; }

    public required string Stage { get; init; }

    public required string Since { get; init; }

    public required string Until { get; init; }

    public required string Applies { get; init; }

    /// <summary>The network’s key.</summary>
    public required string AppliesNetwork { get; init; }

    public required string AppliesCentre { get; init; }

    public required string Control { get; init; }

    public required string ControlNone { get; init; }

    public required string Criteria { get; init; }

    public required string Listed { get; init; }

    public required string CentrePage { get; init; }

    public required string LabelNow { get; init; }

    public required string LastSaid { get; init; }

    public required string Levels { get; init; }

    public required string ByCriterion { get; init; }

    /// <summary>How many, of how many.</summary>
    public required string Judged { get; init; }

    /// <summary>How many, of how many.</summary>
    public required string Answered { get; init; }

    public required string Mandatory { get; init; }

    public required string AtLeast { get; init; }

    /// <summary>A value with its unit.</summary>
    public required string AtMost { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    public required string Known { get; init; }

    public required string Says { get; init; }

    public required string Note { get; init; }

    public required string Files { get; init; }

    public required string File { get; init; }

    public required string Judgement { get; init; }

    public required string Counts { get; init; }

    public required string CountsNot { get; init; }

    public required string Counted { get; init; }

    public required string Unanswered { get; init; }

    public required string Judge { get; init; }

    public required string JudgeAgain { get; init; }

    public required string Decision { get; init; }

    public required string Value { get; init; }

    public required string Evidence { get; init; }

    public required string Keep { get; init; }

    public required string Reason { get; init; }

    public required string ReasonRead { get; init; }

    public required string ReasonPublished { get; init; }

    public required string Decide { get; init; }

    public required string YourPart { get; init; }

    public required string PartNone { get; init; }

    public required string PartFirst { get; init; }

    public required string PartSecond { get; init; }

    public required string PartAppeal { get; init; }

    public required string PartApplicant { get; init; }

    public required string PartWaits { get; init; }

    public required string PartOthers { get; init; }

    public required string Take { get; init; }

    public required string Conclude { get; init; }

    public required string ConcludeLead { get; init; }

    public required string Ask { get; init; }

    public required string AskLead { get; init; }

    public required string AskUntil { get; init; }

    public required string Refuse { get; init; }

    public required string RefuseLead { get; init; }

    public required string Agree { get; init; }

    public required string AgreeLead { get; init; }

    public required string Return { get; init; }

    public required string ReturnLead { get; init; }

    public required string AllowAppeal { get; init; }

    public required string DismissAppeal { get; init; }

    public required string Trail { get; init; }

    public required string TrailLead { get; init; }

    public required string You { get; init; }

    /// <summary>By the schema's AssessmentStage.</summary>
    public required IReadOnlyDictionary<string, string> Stages { get; init; }

    /// <summary>By the schema's LabelState.</summary>
    public required IReadOnlyDictionary<string, string> States { get; init; }

    /// <summary>By the schema's ControlMethod.</summary>
    public required IReadOnlyDictionary<string, string> Methods { get; init; }

    /// <summary>By the schema's AssessmentParty.</summary>
    public required IReadOnlyDictionary<string, string> Parties { get; init; }

    /// <summary>By the schema's LabelEventKind.</summary>
    public required IReadOnlyDictionary<string, string> LabelSteps { get; init; }

    /// <summary>By the schema's AssessmentEventKind.</summary>
    public required IReadOnlyDictionary<string, string> Kinds { get; init; }

    public string Level(int level) => Language.Pick($"Level {level}", $"Niveau {level}");

    public static AssessingWords Of(Language language) => language.Pick(AssessingEnglish.Words, AssessingFrench.Words);
}
