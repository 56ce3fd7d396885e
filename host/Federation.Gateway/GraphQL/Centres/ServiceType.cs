using Federation.Cluster.Normalising.Vocabularies;
using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>Made of the service's key.</summary>
internal sealed class ServiceType : ObjectGraphType<string>
{
    public ServiceType()
    {
        Name = "Service";
        Description = "Something that a centre offers, out of one vocabulary for all networks.";
        Field<NonNullGraphType<StringGraphType>>("key").Description("The stable key, by which centres can be filtered.").Plain(source => source);
        Field<NonNullGraphType<StringGraphType>>("label")
            .Description("The service's name for people.")
            .Argument<NonNullGraphType<LanguageType>>("language", "The language of the name.", argument => argument.DefaultValue = RemedyLanguage.English)
            .Resolve(context => Vocabulary.Services.Label(context.Source, context.Language()));
    }
}
