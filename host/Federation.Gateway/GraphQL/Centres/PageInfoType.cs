using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class PageInfoType : ObjectGraphType<IPage>
{
    public PageInfoType()
    {
        Name = "PageInfo";
        Description = "Where a page stands in its list.";
        Field<NonNullGraphType<BooleanGraphType>>("hasNextPage").Description("True when there is more after this page.").Plain(source => source.HasNextPage);
        Field<NonNullGraphType<BooleanGraphType>>("hasPreviousPage").Description("True when there is more before this page.").Plain(source => source.HasPreviousPage);
        Field<StringGraphType>("startCursor").Description("The first edge's cursor; null on an empty page.").Plain(source => source.StartCursor);
        Field<StringGraphType>("endCursor").Description("The last edge's cursor; null on an empty page.").Plain(source => source.EndCursor);
    }
}
