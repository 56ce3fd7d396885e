using Federation.Cluster.Centres;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Changes;

internal sealed class FieldChangeType : ObjectGraphType<FieldChange>
{
    public FieldChangeType()
    {
        Name = "FieldChange";
        Description = "One field's old and new value, for a person to read.";
        Field<NonNullGraphType<StringGraphType>>("field").Description("The field of the listing.").Resolve(context => context.Source.Field);
        Field<StringGraphType>("before").Description("The old value; null where there was none, or it was erased.").Resolve(context => context.Source.Before);
        Field<StringGraphType>("after").Description("The new value; null where there is none any more, or it was erased.").Resolve(context => context.Source.After);
        Field<NonNullGraphType<BooleanGraphType>>("erased").Description("True where something about a person was erased from it: a value may be gone, or a part of it.").Resolve(context => context.Source.Erased);
    }
}
