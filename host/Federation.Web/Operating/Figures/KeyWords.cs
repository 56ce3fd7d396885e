using Federation.Web.Languages;

namespace Federation.Web.Operating.Figures;

/// <summary>The words of keys.</summary>
public sealed record KeyWords(Language Language)
{
    public string Heading => Language.Pick("Keys", "Clés");

    public string Lead => Language.Pick(
        "Public halves only. Keys of the sign-in and of the federation change by themselves every 90 days; those of certificates and of the public log by “federation certificate rotate”.",
        "Les moitiés publiques seulement. Les clés de la connexion et de la fédération changent d’elles-mêmes tous les 90 jours ; celles des certificats et du journal public par «\u00A0federation certificate rotate\u00A0».");

    public string Purpose => Language.Pick("For", "Pour");

    public string Key => Language.Pick("Key", "Clé");

    public string State => Language.Pick("State", "État");

    public string From => Language.Pick("Signs from", "Signe dès");

    public string Until => Language.Pick("Until", "Jusqu’à");

    public string Changes => Language.Pick("changes by itself", "change d’elle-même");

    public string ByCommand => Language.Pick("an operator changes it", "ce qu’un exploitant la change");

    public string OfPublisher => Language.Pick("the publisher’s to say", "à l’éditeur de le dire");

    public string Former(int count) => Language.Count(count, ("key of before", "keys of before"), ("clé d’avant", "clés d’avant"));

    public string PurposeOf(string purpose) => purpose switch
    {
        "CERTIFICATES" => Language.Pick("Certificates", "Certificats"),
        "PUBLIC_LOG" => Language.Pick("Public log", "Journal public"),
        "SIGN_IN" => Language.Pick("Sign-in, credentials and passes", "Connexion, titres et passes"),
        "FEDERATION" => Language.Pick("Federation", "Fédération"),
        "PACKAGES" => Language.Pick("Packages of adapters", "Paquets d’adaptateurs"),
        _ => purpose,
    };

    public string StateOf(string state) => state switch
    {
        "CURRENT" => Language.Pick("signs", "signe"),
        "NEXT" => Language.Pick("will sign", "signera"),
        "FORMER" => Language.Pick("signs no more", "ne signe plus"),
        "TRUSTED" => Language.Pick("trusted", "de confiance"),
        "UNUSABLE" => Language.Pick("cannot be used", "inutilisable"),
        _ => state,
    };
}
