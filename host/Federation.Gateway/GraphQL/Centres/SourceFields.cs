using Federation.Cluster.Centres.Licences;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Networks;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>The fields that the winning value and those that lost have in common.</summary>
internal static class SourceFields
{
    public static void AddSourceFields<T>(this ObjectGraphType<T> type, Func<T, FieldSource> source)
    {
        type.Field<NonNullGraphType<StringGraphType>>("value").Description("The value for a person to read.").Resolve(context => source(context.Source).Value);
        type.Field<NetworkType>("network").Description("The network that says so.").Resolve(context => context.Directory().Networks.Load(source(context.Source).Listing.Key.Network));
        type.Field<NonNullGraphType<StringGraphType>>("listing").Description("The key of the listing: network and the network's own id.").Resolve(context => source(context.Source).Listing.Key.Value);
        type.Field<NonNullGraphType<StringGraphType>>("adapter").Description("The adapter that read it, as id@version.").Resolve(context => source(context.Source).Listing.Source.Adapter);
        type.Field<OriginType>("origin").Description("Where the listing was first taken in, where a peer directory handed it on; null where we read it at its network ourselves.").Resolve(context => source(context.Source).Listing.Source.Origin);
        type.Field<NonNullGraphType<DateTimeScalar>>("observedAt").Description("When this value was first seen.").Resolve(context => source(context.Source).ObservedAt);
        type.Field<NonNullGraphType<StringGraphType>>("licence").Description("The licence of the source: the origin's, whoever handed the listing on.").Resolve(context => source(context.Source).Listing.Source.Licence);
        type.Field<NonNullGraphType<StringGraphType>>("attribution").Description("The words of credit that the licence asks for.").Resolve(context => source(context.Source).Listing.Source.Attribution);
        type.Field<NonNullGraphType<LicenceTermsType>>("terms").Description("What that licence asks for.").Resolve(context => LicenceTerms.Of(source(context.Source).Listing.Source.Licence));
    }
}
