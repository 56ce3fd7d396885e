using Federation.Gateway.GraphQL.Loading;

namespace Federation.Gateway.GraphQL.Viewing;

internal sealed class ViewerQuery : IQueryFields
{
    public void AddTo(QueryType query) => query.Field<ViewerType>("viewer")
        .Description("What whoever asks may do here; null for whoever is not signed in.")
        .Resolve(context => context.Directory().Caller is { IsSignedIn: true } caller ? caller : null);
}
