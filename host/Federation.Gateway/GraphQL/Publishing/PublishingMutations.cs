using Federation.Cluster.Labels.Publishing;
using Federation.Gateway.GraphQL.Labels;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Results;
using Federation.Registry.Criteria;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Publishing;

internal sealed class PublishingMutations(CriteriaOffice office) : IMutationFields
{
    /// <summary>A small directory is answered at once; what takes longer is asked for again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>So many lines of a broken file are told.</summary>
    private const int MostProblems = 100;

    public void AddTo(MutationType mutation)
    {
        mutation.Field<CriteriaDryRunResultType>("dryRunCriteria")
            .Description("Holds a new version of the criteria against every centre with a label in force, and keeps for seven days what it would take from whom. It takes nothing from anybody.")
            .Argument<NonNullGraphType<StringGraphType>>("yaml", "The whole text of the criteria file; every character counts.")
            .Argument<StringGraphType>("actor", "Who asks, with the operator token only.")
            .ResolveAsync(async context =>
            {
                var answer = await office.DryRunAsync(context.GetArgument<string>("yaml"), context.Actor(context.GetArgument<string?>("actor")), Patience, context.CancellationToken);
                return answer switch
                {
                    { Problems: { } problems } => Broken(problems),
                    { Refusal: { } refusal } => new Refused(refusal.Code, refusal.Message),
                    _ => new CriteriaDryRun(answer.Ended?.Sha256 ?? answer.UnderWay!, answer.Ended), // it is one of the two
                };
            });
        mutation.Field<CriteriaPublicationResultType>("publishCriteria")
            .Description("Publishes the text of a dry run of the last seven days. No label and no certificate changes by it: awards stay under the criteria under which they were made.")
            .Argument<NonNullGraphType<StringGraphType>>("sha256", "Of the text, as the dry run tells it.")
            .Argument<NonNullGraphType<DateTimeScalar>>("from", "From when it is the one for new applications and awards by hand: in a day at the earliest.")
            .Argument<StringGraphType>("actor", "Who publishes, with the operator token only.")
            .ResolveAsync(async context =>
            {
                var answer = await office.PublishAsync(context.GetArgument<string>("sha256"), context.GetArgument<DateTimeOffset>("from"), context.Actor(context.GetArgument<string?>("actor")), context.CancellationToken);
                return answer.Published is { } published ? new CriteriaPublished(new PublishedView(published, IsInForce: false)) : (object)new Refused(answer.Refusal!.Code, answer.Refusal.Message); // it is one of the two
            });
    }

    private static InvalidInput Broken(IReadOnlyList<CriteriaProblem> problems) =>
        new([.. problems.Take(MostProblems).Select(problem => new InputProblem(problem.Code, $"Line {problem.Line}: {problem.Reason}", "yaml"))]);
}
