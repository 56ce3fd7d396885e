using Federation.Cluster.Labels.Assessments;
using Federation.Gateway.GraphQL.Loading;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Assessments;

internal sealed class AssessmentQueries(AssessmentArchive archive) : IQueryFields
{
    private const int Most = 100;

    public void AddTo(QueryType query)
    {
        query.Field<AssessmentType>("assessment")
            .Description("An application for the label; null where there is none, and for whoever it is no business of: the applicant, managers of the networks that listed the centre, assessors and operators may read it.")
            .Argument<NonNullGraphType<StringGraphType>>("key", "The centre's key, a hyphen and the application's number.")
            .ResolveAsync(async context =>
            {
                return AssessmentId.TryParse(context.GetArgument<string>("key"), out var id) && await archive.ReadAsync(id, context.CancellationToken) is { } view && context.Directory().MayRead(view) ? view : null;
            });
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<AssessmentType>>>>("assessmentQueue")
            .Description("Applications under way, those that have stood longest at their stage first.")
            .Argument<ListGraphType<NonNullGraphType<AssessmentStageType>>>("stages", "All at these; left out for what any assessor may take or decide now: what nobody has taken, appeals, and what was taken and left alone for 21 days.")
            .Argument<IntGraphType>("first", $"How many, 0 to {Most}; 20 where left out.")
            .ResolveAsync(async context => await QueueAsync(context));
    }

    private async Task<IReadOnlyList<AssessmentView>> QueueAsync(IResolveFieldContext context)
    {
        var stages = context.GetArgument<List<Registry.Assessments.AssessmentStage>?>("stages");
        var now = context.Directory().Now;
        var waiting = await archive.UnderWayAsync(context.CancellationToken).Where(application => stages?.Contains(application.Stage) ?? application.WaitsFrom <= now).ToListAsync(context.CancellationToken);
        var first = waiting.OrderBy(application => application.Since).ThenBy(application => application.Id.ToString(), StringComparer.Ordinal).Take(context.First(20, Most)).Select(application => application.Id).ToList();
        return [.. (await archive.ReadAsync(first, context.CancellationToken)).OfType<AssessmentView>()];
    }
}
