using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Labels;

internal sealed class LabelLevelCountType : ObjectGraphType<LabelLevelCount>
{
    public LabelLevelCountType()
    {
        Name = "LabelLevelCount";
        Description = "How many centres hold the label at one level.";
        Field<NonNullGraphType<IntGraphType>>("level").Description("1 to 3; 0 for the centres that hold none.").Plain(source => source.Level);
        Field<NonNullGraphType<IntGraphType>>("count").Description("How many centres.").Plain(source => source.Count);
    }
}
