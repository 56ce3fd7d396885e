using Federation.Cluster.People.Kept;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.People;

internal sealed class PersonValueType : ObjectGraphType<PersonValue>
{
    public PersonValueType()
    {
        Name = "PersonValue";
        Description = "One thing that was cut out of a record.";
        Field<NonNullGraphType<StringGraphType>>("pointer").Description("Where it stood in the record, a JSON pointer.").Resolve(context => context.Source.Pointer);
        Field<NonNullGraphType<StringGraphType>>("value").Description("As the source wrote it.").Resolve(context => context.Source.Value);
    }
}
