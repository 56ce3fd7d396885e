using Federation.Cluster.Normalising.Vocabularies;
using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Writing;
using GraphQL.Types;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>Made of a BCP 47 tag, or of the words of a source that are none.</summary>
internal sealed class SpokenLanguageType : ObjectGraphType<string>
{
    public SpokenLanguageType()
    {
        Name = "SpokenLanguage";
        Description = "A language spoken at a place.";
        Field<StringGraphType>("tag").Description("After BCP 47: fr, pt-BR; null where the source's words were not understood.").Plain(source => Vocabulary.Languages.Has(Language(source)) ? source : null);
        Field<NonNullGraphType<StringGraphType>>("label")
            .Description("Its name for people, without the region; the source's words where they were not understood.")
            .Argument<NonNullGraphType<LanguageType>>("language", "The language of the name.", argument => argument.DefaultValue = RemedyLanguage.English)
            .Resolve(context => Vocabulary.Languages.Has(Language(context.Source)) ? Vocabulary.Languages.Label(Language(context.Source), context.Language()) : context.Source);
    }

    private static string Language(string tag) => tag.Split('-')[0];
}
