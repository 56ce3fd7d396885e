using Federation.Cluster.People.Kept;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.People;

internal sealed class KeptPersonType : ObjectGraphType<KeptPerson>
{
    public KeptPersonType()
    {
        Name = "KeptPerson";
        Description = "What was cut out of one listing's record, and is kept apart for a purpose and a time.";
        Field<NonNullGraphType<StringGraphType>>("key").Description("The listing's: its network and the network's own id for it.").Resolve(context => context.Source.Listing.Value);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<PersonValueType>>>>("values").Description("In the record's order.").Resolve(context => context.Source.Values);
        Field<NonNullGraphType<PersonPurposeType>>("purpose").Description("Why it is kept.").Resolve(context => context.Source.Purpose);
        Field<NonNullGraphType<StringGraphType>>("source").Description("The adapter that it came through.").Resolve(context => context.Source.Source);
        Field<NonNullGraphType<DateTimeScalar>>("since").Description("Since when.").Resolve(context => context.Source.Since);
        Field<NonNullGraphType<DateTimeScalar>>("expiresAt").Description("When it goes, unless the source shows it again before.").Resolve(context => context.Source.ExpiresAt);
    }
}
