using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;

namespace Federation.Web.Assessing;

/// <summary>Everything that the page of what waits for assessors shows.</summary>
public sealed record QueueView
{
    public required Language Language { get; init; }

    public required QueueAnswer Answer { get; init; }

    public FormToken? Form { get; init; }

    public StepOutcome? Outcome { get; init; }

    /// <summary>What was done before the page came, as forms call it; null for nothing.</summary>
    public string? Done { get; init; }

    public AssessingWords Words => AssessingWords.Of(Language);

    public IEnumerable<QueuedApplication> Yours => Answer.UnderWay.Where(application => application.Seat is not null);

    public IEnumerable<QueuedApplication> Others => Answer.UnderWay.Where(application => application.Seat is null && Answer.Waiting.All(waiting => waiting.Key != application.Key));

    public string Typed(string step, string about) => Outcome is { } outcome && outcome.Step == step && outcome.About == about ? outcome.Reason : "";
}
