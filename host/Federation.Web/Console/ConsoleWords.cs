using Federation.Web.Languages;

namespace Federation.Web.Console;

/// <summary>The words that all pages of the console share.</summary>
public sealed record ConsoleWords(Language Language)
{
    private static readonly ConsoleWords English = new(Language.English), French = new(Language.French);

    public string Console => Language.Pick("Console", "Console");

    public string Navigation => Language.Pick("This network", "Ce réseau");

    public string Networks => Language.Pick("Your networks", "Vos réseaux");

    public string WhatToDo => Language.Pick("What to do:", "Que faire :");

    public string NotDone => Language.Pick("Nothing was done.", "Rien n’a été fait.");

    public string ToRun => Language.Pick("See the run that is under way", "Voir la synchronisation en cours");

    public string Since => Language.Pick("since", "depuis le");

    public string Never => Language.Pick("never", "jamais");

    public string None => Language.Pick("none", "aucun");

    public string More => Language.Pick("Further ones", "Suite");

    public string FromStart => Language.Pick("From the beginning", "Depuis le début");

    /// <summary>Between two things on one line.</summary>
    public string Colon => Language.Pick(": ", " : ");

    public string Code => Language.Pick("Code", "Code");

    public string Alerts => Language.Pick("Waiting for a person", "En attente d’une personne");

    public string NoAlerts => Language.Pick("Nothing waits for a person.", "Rien n’attend une personne.");

    public static ConsoleWords Of(Language language) => language.Pick(English, French);

    public string Title(ConsolePage page) => page switch
    {
        ConsolePage.Overview => Language.Pick("Overview", "Vue d’ensemble"),
        ConsolePage.Quarantine => Language.Pick("Quarantine", "Quarantaine"),
        ConsolePage.Mapping => Language.Pick("Mapping", "Correspondance"),
        ConsolePage.Missed => Language.Pick("Missing listings", "Fiches disparues"),
        ConsolePage.Duplicates => Language.Pick("Duplicates", "Doublons"),
        ConsolePage.Corrections => Language.Pick("Corrections", "Corrections"),
        ConsolePage.Webhooks => Language.Pick("Webhooks", "Webhooks"),
        ConsolePage.Members => Language.Pick("Members", "Membres"),
        ConsolePage.Hosting => Language.Pick("Hosting", "Accueil"),
        ConsolePage.Statements => Language.Pick("Statements", "Relevés"),
        _ => throw new ArgumentOutOfRangeException(nameof(page), page, "No such page."),
    };
}
