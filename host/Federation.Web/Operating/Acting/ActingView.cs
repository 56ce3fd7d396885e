using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;

namespace Federation.Web.Operating.Acting;

/// <summary>Everything that the page of forms shows. Immutable.</summary>
public sealed record ActingView
{
    public required Language Language { get; init; }

    public required ActingAnswer Answer { get; init; }

    /// <summary>Null where nobody signs in here.</summary>
    public required FormToken? Token { get; init; }

    /// <summary>The form that was sent; null for none.</summary>
    public ActForm? Form { get; init; }

    /// <summary>What it came to; null for none.</summary>
    public ActDone? Outcome { get; init; }

    /// <summary>What was done before this page, as forms call it; null for nothing.</summary>
    public string? Told { get; init; }

    /// <summary>What was typed into a field of an act's form, where it was refused; else empty.</summary>
    public string Typed(string act, string field) => Form?.Act == act && Outcome?.Code is not null ? Form[field] : "";

    /// <summary>What is wrong with a field of an act's form.</summary>
    public IReadOnlyList<ActProblem> ProblemsOf(string act, string field) => Form?.Act == act ? [.. Problems.Where(problem => FieldOf(problem) == field)] : [];

    /// <summary>What is wrong with none of the fields that an act's form has.</summary>
    public IReadOnlyList<ActProblem> OtherProblemsOf(string act) => Form?.Act == act ? [.. Problems.Where(problem => FieldOf(problem) is not { } field || !Form.Values.ContainsKey(field))] : [];

    /// <summary>A refusal that names its fields, or is about one, or about nothing that was typed.</summary>
    private IEnumerable<ActProblem> Problems => Outcome switch
    {
        { Problems: { Count: > 0 } problems } => problems,
        { Code: { } code } => [new ActProblem(code, Outcome.Field ?? FieldByCode(code), Outcome.Message ?? "", Outcome.Remedy ?? "")],
        _ => [],
    };

    private static string? FieldOf(ActProblem problem) => problem.Field?.Split('/')[0];

    /// <summary>Refusals that name no field and are about one all the same.</summary>
    private static string? FieldByCode(string code) => code switch
    {
        "network.exists" => "id",
        "identity.account" => "email",
        _ when code.StartsWith("trust.entity-", StringComparison.Ordinal) => "entity",
        _ => null,
    };
}
