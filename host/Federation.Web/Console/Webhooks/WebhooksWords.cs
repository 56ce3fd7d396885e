using Federation.Web.Languages;

namespace Federation.Web.Console.Webhooks;

/// <summary>The words of webhooks.</summary>
public sealed record WebhooksWords(Language Language)
{
    public string Lead => Language.Pick(
        "Addresses that this network has told of what happens to labels. They are added and changed by the API: addWebhook, testWebhook, resumeWebhook, removeWebhook.",
        "Les adresses que ce réseau fait prévenir de ce qui arrive aux labels. On les ajoute et les change par l’API : addWebhook, testWebhook, resumeWebhook, removeWebhook.");

    public string Empty => Language.Pick("There is none.", "Il n’y en a aucune.");

    public string Address => Language.Pick("Address", "Adresse");

    public string Told => Language.Pick("Told of", "Prévenue de");

    public string State => Language.Pick("State", "État");

    public string Delivered => Language.Pick("Last delivery", "Dernier envoi reçu");

    public string Failed => Language.Pick("The message that waits failed", "Le message en attente a échoué");

    public string Next => Language.Pick("next try", "prochain essai");

    public string Times(int failures) => Language.Count(failures, ("time", "times"), ("fois", "fois"));

    public string Scope(string scope) => scope switch
    {
        "ALL" => Language.Pick("all labels", "tous les labels"),
        "LISTED" => Language.Pick("labels of centres that the network lists", "les labels des centres que le réseau montre"),
        _ => scope,
    };

    public string Of(string state) => state switch
    {
        "ACTIVE" => Language.Pick("active", "active"),
        "STOPPED" => Language.Pick("stopped", "arrêtée"),
        _ => state,
    };
}
