using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;

namespace Federation.Web.Assessing;

/// <summary>Everything that the page of one application shows.</summary>
public sealed record ApplicationView
{
    public required Language Language { get; init; }

    public required Application Application { get; init; }

    public required AskedCriteria Criteria { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null where the request brought a token of its own in place of a session.</summary>
    public FormToken? Form { get; init; }

    /// <summary>The last decision, where it was not taken; null for none.</summary>
    public StepOutcome? Outcome { get; init; }

    /// <summary>What was done before the page came, as forms call it; null for nothing.</summary>
    public string? Done { get; init; }

    public AssessingWords Words => AssessingWords.Of(Language);

    /// <summary>Whether whoever reads this judges and concludes now.</summary>
    public bool IsJudging => Application is { Seat: "FIRST", Stage: "IN_REVIEW" };

    /// <summary>Whether whoever reads this has to agree or not.</summary>
    public bool IsSecond => Application is { Seat: "SECOND", Stage: "PROPOSED" };

    /// <summary>Whether anybody without a part in it may step in now. Who has one is told so when they try.</summary>
    public bool IsWaiting => Application is { IsYours: false, WaitsFrom: { } from } && from <= At;

    public bool IsAppealed => Application.Stage == "APPEALED";

    public Answer? AnswerTo(string criterion) => Application.Answers.FirstOrDefault(answer => answer.Criterion.Key == criterion);

    /// <summary>What the directory itself knows of it; null where it knows nothing of the centre.</summary>
    public string? KnownOf(string criterion) => Application.Centre?.Reading.Axes.SelectMany(axis => axis.Criteria).FirstOrDefault(each => each.Finding.Criterion.Key == criterion)?.Says;

    /// <summary>What was typed for a step that was refused.</summary>
    public string Typed(string step, string about = "") => Outcome is { } outcome && outcome.Step == step && outcome.About == about ? outcome.Reason : "";
}
