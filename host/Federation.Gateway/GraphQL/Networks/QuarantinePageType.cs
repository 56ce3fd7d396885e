using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Networks;

internal sealed class QuarantinePageType : ObjectGraphType<QuarantinePage>
{
    public QuarantinePageType()
    {
        Name = "QuarantinePage";
        Description = "A page of quarantined records.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<QuarantinedRecordType>>>>("items").Description("The records of this page.").Resolve(context => context.Source.Records);
        Field<StringGraphType>("next").Description("For \"after\"; null on an empty page.").Resolve(context => context.Source.LastRow is { } row ? new GlobalId(GlobalId.Quarantine, row).ToString() : null);
        Field<NonNullGraphType<BooleanGraphType>>("hasMore").Description("True when there is more after this page.").Resolve(context => context.Source.HasMore);
    }
}
