using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Changes;

internal sealed class ChangePageType : ObjectGraphType<ChangePage>
{
    public ChangePageType()
    {
        Name = "ChangePage";
        Description = "Changes in the order in which they were stored.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<ChangeType>>>>("items").Description("The changes; empty when nothing has happened since.").Resolve(context => context.Source.Items);
        Field<NonNullGraphType<StringGraphType>>("next").Description("For \"after\": where to go on, now or later.").Resolve(context => context.Source.Next);
        Field<NonNullGraphType<BooleanGraphType>>("hasMore").Description("True when more has happened already.").ResolveAsync(async context => await context.Source.HasMoreAsync(context.CancellationToken));
    }
}
