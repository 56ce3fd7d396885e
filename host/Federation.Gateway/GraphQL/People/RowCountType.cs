using GraphQL.Types;

namespace Federation.Gateway.GraphQL.People;

internal sealed class RowCountType : ObjectGraphType<KeyValuePair<string, int>>
{
    public RowCountType()
    {
        Name = "RowCount";
        Description = "How many things of one kind.";
        Field<NonNullGraphType<StringGraphType>>("kind").Description("What is stored, for example centre, quarantine, person, run or event.").Resolve(context => context.Source.Key);
        Field<NonNullGraphType<IntGraphType>>("count").Description("How many.").Resolve(context => context.Source.Value);
    }
}
