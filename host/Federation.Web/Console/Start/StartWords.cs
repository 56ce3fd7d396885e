using Federation.Web.Languages;

namespace Federation.Web.Console.Start;

/// <summary>The words of the page on which the console begins.</summary>
public sealed record StartWords(Language Language)
{
    public string Lead => Language.Pick(
        "What your networks’ sources do, and what waits for you.",
        "Ce que font les sources de vos réseaux, et ce qui vous attend.");

    public string AssessorLead => Language.Pick("What is there for you to decide.", "Ce que vous avez à décider.");

    public string None => Language.Pick("No network has been added yet.", "Aucun réseau n’a encore été ajouté.");

    public string Network => Language.Pick("Network", "Réseau");

    public string Listings => Language.Pick("Listings", "Fiches");

    public string Source => Language.Pick("Source", "Source");

    public string LastRun => Language.Pick("Last run", "Dernière synchronisation");

    public string Waiting => Language.Pick("Waiting", "En attente");

    public string Desks => Language.Pick("Desks", "Bureaux");

    public string Assess => Language.Pick("For assessors: applications, reviews and appeals", "Pour les évaluateurs : candidatures, révisions et recours");

    public string Operate => Language.Pick("For operators: alerts, adapters, mail, criteria", "Pour les exploitants : alertes, adaptateurs, courrier, critères");
}
