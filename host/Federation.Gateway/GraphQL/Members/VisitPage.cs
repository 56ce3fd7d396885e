using Federation.Cluster.Members.Visits;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Members;

/// <param name="Next">Of the last visit given; null on an empty page.</param>
internal sealed record VisitPage(IReadOnlyList<Visit> Items, string? Next, bool HasMore);

internal sealed class VisitPageType : ObjectGraphType<VisitPage>
{
    public VisitPageType()
    {
        Name = "VisitPage";
        Description = "A page of visits, oldest first.";
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<VisitType>>>>("items").Description("The visits of this page.").Resolve(context => context.Source.Items);
        Field<StringGraphType>("next").Description("For \"after\"; null on an empty page.").Resolve(context => context.Source.Next);
        Field<NonNullGraphType<BooleanGraphType>>("hasMore").Description("True when there is more after this page.").Resolve(context => context.Source.HasMore);
    }
}
