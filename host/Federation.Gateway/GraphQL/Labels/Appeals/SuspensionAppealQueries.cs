using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Loading;
using Federation.Registry.Labels;
using GraphQL;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels.Appeals;

internal sealed class SuspensionAppealQueries(LabelAppeals appeals, LabelArchive labels, TimeProvider clock) : IQueryFields
{
    private const int Most = 100;

    public void AddTo(QueryType query) =>
        query.Field<NonNullGraphType<ListGraphType<NonNullGraphType<SuspensionAppealType>>>>("suspensionAppeals")
            .Description("Appeals against suspensions that wait for a decision, those that have waited longest first.")
            .Argument<IntGraphType>("first", $"How many, 0 to {Most}; 20 where left out.")
            .ResolveAsync(async context => await WaitingAsync(context));

    private async Task<IReadOnlyList<SuspensionAppeal>> WaitingAsync(IResolveFieldContext context)
    {
        var waiting = (await appeals.WaitingAsync(context.CancellationToken)).Take(context.First(20, Most)).ToList();
        var histories = await labels.ReadAsync([.. waiting.Select(appeal => appeal.Centre)], context.CancellationToken);
        var now = clock.GetUtcNow();
        return [.. waiting.Zip(histories, (appeal, history) => LabelView.Of(history, now) is { } label && label.Label.StateAt(now) == LabelState.Suspended ? new SuspensionAppeal(appeal.Centre, appeal.Since, label) : null).OfType<SuspensionAppeal>()];
    }
}

/// <summary>An appeal that waits, with the label that it is about.</summary>
internal sealed record SuspensionAppeal(CentreId Centre, DateTimeOffset Since, LabelView Label);

internal sealed class SuspensionAppealType : ObjectGraphType<SuspensionAppeal>
{
    public SuspensionAppealType()
    {
        Name = "SuspensionAppeal";
        Description = "An appeal against the suspension of a label that waits for a decision.";
        Field<NonNullGraphType<StringGraphType>>("centreKey").Description("Names the centre.").Resolve(context => context.Source.Centre.Value);
        Field<CentreType>("centre").Description("The centre, closed ones too, or the one that it was merged into; null where the directory has none of that key any more.").Resolve(context => context.Directory().Centres.Load(context.Source.Centre).Select(centre => centre is null ? null : CentreNode.Of(centre)));
        Field<NonNullGraphType<DateTimeScalar>>("since").Description("When it was made.").Resolve(context => context.Source.Since);
        Field<NonNullGraphType<CentreLabelType>>("label").Description("The label, with the version to decide on and, in its history, what was said.").Resolve(context => context.Source.Label);
    }
}
