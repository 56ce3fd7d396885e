using Federation.Gateway.GraphQL.Writing;
using Federation.Registry.Labels;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class LabelEventType : ObjectGraphType<LabelEvent>
{
    public LabelEventType()
    {
        Name = "LabelEvent";
        Description = "Something that happened to the label of a centre.";
        Add<NonNullGraphType<IntGraphType>>("version", "From 1 on, without gaps.", happened => happened.Version);
        Add<NonNullGraphType<LabelEventKindType>>("kind", "What happened.", happened => happened.Kind);
        Add<NonNullGraphType<IntGraphType>>("number", "The label that it happened to: the centre's first, second, …", happened => happened.Number);
        Add<NonNullGraphType<DateTimeScalar>>("at", "When.", happened => happened.At);
        Add<NonNullGraphType<StringGraphType>>("reason", "Why, in the words of who decided.", happened => happened.Reason);
        Add<IntGraphType>("level", "Where a label was awarded, its level: the lowest of its axes.", happened => happened.Award?.Levels.Overall);
        Add<ListGraphType<NonNullGraphType<AxisLevelType>>>("axes", "Where a label was awarded, its levels; null otherwise.", happened => happened.Award is { } award ? LabelView.Levels(award.Levels) : null);
        Add<DateTimeScalar>("validUntil", "Where a label was awarded, when it expires.", happened => happened.Award?.ValidUntil);
        Add<StringGraphType>("reference", "Where a label was awarded elsewhere and taken over, what that award is called there; null otherwise.", happened => happened.Reference);
        Add<StringGraphType>("assessment", "Where a label was awarded by an application, its key; null otherwise.", happened => happened.Assessment);
        Field<StringGraphType>("actor").Description("Who decided it.").Resolve(context => context.Source.Actor);
    }

    private void Add<TType>(string name, string description, Func<LabelEvent, object?> value)
        where TType : IGraphType =>
        Field<TType>(name).Description(description).Plain(value);
}
