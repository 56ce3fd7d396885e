using Federation.Cluster.Centres.Licences;
using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

internal sealed class LicenceTermsType : ObjectGraphType<LicenceTerms>
{
    public LicenceTermsType()
    {
        Name = "LicenceTerms";
        Description = "What a licence asks of whoever hands on data under it.";
        Field<NonNullGraphType<StringGraphType>>("id").Description("The licence's id, as it is best written.").Plain(terms => terms.Id);
        Field<NonNullGraphType<StringGraphType>>("name").Description("For people; the id again where it is not known.").Plain(terms => terms.Name);
        Field<StringGraphType>("url").Description("Where it can be read; null where that is not known.").Plain(terms => terms.Url?.AbsoluteUri);
        Field<NonNullGraphType<ObligationType>>("attribution").Description("Whether the source has to be named.").Plain(terms => terms.Attribution);
        Field<NonNullGraphType<ObligationType>>("shareAlike").Description("Whether what is made of the data has to be under the same licence.").Plain(terms => terms.ShareAlike);
    }
}
