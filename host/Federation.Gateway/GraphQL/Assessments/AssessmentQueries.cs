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
            .Description("Applications under way, those that have stood longest as they do first.")
            .Argument<ListGraphType<NonNullGraphType<AssessmentStageType>>>("stages", "Only these; left out for what waits for an assessor: SUBMITTED, PROPOSED and APPEALED.")
            .Argument<IntGraphType>("first", $"How many, 0 to {Most}; 20 where left out.")
            .ResolveAsync(async context => await QueueAsync(context));
    }

    private async Task<IReadOnlyList<AssessmentView>> QueueAsync(IResolveFieldContext context)
    {
        var stages = context.GetArgument<List<Registry.Assessments.AssessmentStage>?>("stages") ?? [Registry.Assessments.AssessmentStage.Submitted, Registry.Assessments.AssessmentStage.Proposed, Registry.Assessments.AssessmentStage.Appealed];
        var waiting = await archive.UnderWayAsync(context.CancellationToken).Where(application => stages.Contains(application.Stage)).ToListAsync(context.CancellationToken);
        var first = waiting.OrderBy(application => application.Since).ThenBy(application => application.Id.ToString(), StringComparer.Ordinal).Take(context.First(20, Most)).Select(application => application.Id).ToList();
        return [.. (await archive.ReadAsync(first, context.CancellationToken)).OfType<AssessmentView>()];
    }
}
