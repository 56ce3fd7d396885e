using Federation.Web.Languages;

namespace Federation.Web.Console.Webhooks;

/// <summary>The words of webhooks.</summary>
public sealed record WebhooksWords(Language Language)
{
    public string Lead => Language.Pick(
        "Addresses that this network has told of what happens to labels. Each message is signed with a secret that only you and the directory have.",
        "Les adresses que ce réseau fait prévenir de ce qui arrive aux labels. Chaque message est signé par un secret que seuls vous et l’annuaire avez.");

    public string Empty => Language.Pick("There is none.", "Il n’y en a aucune.");

    public string Address => Language.Pick("Address", "Adresse");

    public string Told => Language.Pick("Told of", "Prévenue de");

    public string State => Language.Pick("State", "État");

    public string Delivered => Language.Pick("Last delivery", "Dernier envoi reçu");

    public string Failed => Language.Pick("The message that waits failed", "Le message en attente a échoué");

    public string Next => Language.Pick("next try", "prochain essai");

    public string Do => Language.Pick("Change", "Modifier");

    public string Add => Language.Pick("Add an address", "Ajouter une adresse");

    public string Url => Language.Pick("An https address on the public internet", "Une adresse https sur l’internet public");

    public string SecretSays => Language.Pick(
        "The secret that messages are signed with. It is shown this once: put it where your server checks signatures.",
        "Le secret qui signe les messages. Il n’est montré qu’une fois : placez-le là où votre serveur vérifie les signatures.");

    public string Test => Language.Pick("Send a test", "Tester");

    public string TestTaken => Language.Pick("The server took the test message.", "Le serveur a pris le message d’essai.");

    public string TestFailed => Language.Pick("The server did not take the test message.", "Le serveur n’a pas pris le message d’essai.");

    public string Resume => Language.Pick("Try again now", "Réessayer maintenant");

    public string Renew => Language.Pick("New secret", "Nouveau secret");

    public string RenewSays => Language.Pick("The secret of now counts for one more day.", "Le secret actuel vaut encore un jour.");

    public string Remove => Language.Pick("Remove", "Retirer");

    public string RemoveSays => Language.Pick("The address is told nothing any more, also not what waits for it.", "L’adresse n’est plus prévenue de rien, pas même de ce qui l’attend.");

    /// <summary>What was done before the page; null for nothing.</summary>
    public string? ToldOf(string? told) => told switch
    {
        "resume" => Language.Pick("It is tried again now.", "Un nouvel essai part maintenant."),
        "remove" => Language.Pick("The address is removed.", "L’adresse est retirée."),
        _ => null,
    };

    public string Times(int failures) => Language.Count(failures, ("time", "times"), ("fois", "fois"));

    public string Scope(string scope) => scope switch
    {
        "ALL" => Language.Pick("all labels", "tous les labels"),
        "LISTED" => Language.Pick("labels of its own centres", "les labels de ses centres"),
        _ => scope,
    };

    public string Of(string state) => state switch
    {
        "ACTIVE" => Language.Pick("active", "active"),
        "STOPPED" => Language.Pick("stopped", "arrêtée"),
        _ => state,
    };
}
