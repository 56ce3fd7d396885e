using Federation.Web.Languages;
using Federation.Web.Operating.Figures;

namespace Federation.Web.Operating.Concerns;

/// <summary>What is told of each concern, and what to do about it.</summary>
internal sealed record ConcernWords(Language Language)
{
    public string Heading => Language.Pick("What to do", "À faire");

    public string AllWell => Language.Pick("All is well: nothing waits for you.", "Tout va bien : rien ne vous attend.");

    public string Urgent => Language.Pick("Urgent", "Urgent");

    public Concern NothingTold => new(true, Language.Pick("The host cannot tell how it does.", "Le serveur ne peut dire comment il va."), SeeHost, "/healthz");

    public Concern ClusterUnknown => new(true, Language.Pick("The cluster does not answer.", "La grappe ne répond pas."), SeeHost, "#cluster");

    public Concern StorageUnknown => new(true, Language.Pick("The store does not answer.", "Le stockage ne répond pas."), SeeHost, "#storage");

    public Concern FeedUnknown => new(true, Language.Pick("Nobody can tell how far the feed’s readers have come.", "On ne peut dire où en sont les lecteurs du flux."), SeeHost, "#feed");

    public Concern KeysUnknown => new(true, Language.Pick("Nobody can tell how the keys are.", "On ne peut dire où en sont les clés."), SeeHost, "#keys");

    public Concern LogUnknown => new(true, Language.Pick("Nobody can tell how the public log is.", "On ne peut dire où en est le journal public."), SeeHost, "#log");

    /// <param name="remedy">Null where there is none of its own.</param>
    public Concern LogUnable(string problem, string? remedy) => new(true, Language.Pick($"The public log cannot be signed ({problem}).", $"Le journal public ne peut être signé ({problem})."), remedy ?? SeeHost, "#log");

    public Concern WaitingUnknown => new(true, Language.Pick("What waits for a person cannot be told.", "On ne peut dire ce qui attend quelqu’un."), SeeHost, "#storage");

    private string SeeHost => Language.Pick("Look at the host’s log and at /healthz.", "Voyez le journal du serveur et /healthz.");

    public Concern Overloaded(int silos) => new(
        true,
        Language.Count(silos, ("host sheds load.", "hosts shed load."), ("serveur refuse du travail.", "serveurs refusent du travail.")),
        Language.Pick("Give the machine more memory or processors, or look in the dashboard for what keeps it busy.", "Donnez plus de mémoire ou de processeurs à la machine, ou voyez dans le tableau de bord ce qui l’occupe."),
        "#cluster");

    public Concern Silent(int silos) => new(
        true,
        Language.Count(silos, ("host of the cluster does not answer.", "hosts of the cluster do not answer."), ("serveur de la grappe ne répond pas.", "serveurs de la grappe ne répondent pas.")),
        Language.Pick("Look at that host; the others take over its work when it is given up.", "Voyez ce serveur ; les autres reprennent son travail quand il est abandonné."),
        "#cluster");

    public Concern DiskShort(double free, double stored) => new(
        true,
        Language.Pick($"The disk has {Language.Size(free)} free, and {Language.Size(stored)} are stored.", $"Il reste {Language.Size(free)} libres sur le disque, et {Language.Size(stored)} sont stockés."),
        Language.Pick("Make room: when the disk is full nothing can be written, and erasing a person needs as much as is stored.", "Faites de la place : sur un disque plein rien ne s’écrit, et effacer une personne demande autant que ce qui est stocké."),
        "#storage");

    public Concern Late(ReaderFigures reader) => new(
        true,
        Language.Pick($"{new FiguresWords(Language).ReaderOf(reader.Reader)}: behind for {Language.Span(reader.LagSeconds)}.", $"{new FiguresWords(Language).ReaderOf(reader.Reader)} : en retard depuis {Language.Span(reader.LagSeconds)}."),
        Language.Pick("Look at the host’s log for why; it goes on where it stopped, and nothing is lost.", "Voyez pourquoi dans le journal du serveur ; il reprendra où il s’est arrêté, rien n’est perdu."),
        "#feed");

    public Concern KeyUnusable(KeyFigures key) => new(
        true,
        Language.Pick($"The keys for “{new KeyWords(Language).PurposeOf(key.Purpose)}” cannot be used ({key.Problem}).", $"Les clés pour «\u00A0{new KeyWords(Language).PurposeOf(key.Purpose)}\u00A0» sont inutilisables ({key.Problem})."),
        key.Remedy ?? SeeHost,
        "#keys");

    public Concern WebhooksStopped(int webhooks) => new(
        false,
        Language.Count(webhooks, ("webhook is stopped.", "webhooks are stopped."), ("webhook est arrêté.", "webhooks sont arrêtés.")),
        Language.Pick("Tell its network; whoever manages it resumes it, and nothing is left out.", "Prévenez son réseau ; qui le gère le relance, rien n’est sauté."),
        "#log");

    public Concern WitnessesBlind(int witnesses) => new(
        false,
        Language.Count(witnesses, ("witness has signed nothing of the public log.", "witnesses have signed nothing of the public log."), ("témoin n’a rien signé du journal public.", "témoins n’ont rien signé du journal public.")),
        Language.Pick("Ask its operator to add this log, and see that this host reaches it.", "Demandez à son exploitant d’ajouter ce journal, et vérifiez que ce serveur le joint."),
        "#log");

    public Concern Alerts(int alerts) => new(
        false,
        Language.Count(alerts, ("alert of a network waits.", "alerts of networks wait."), ("alerte d’un réseau attend.", "alertes de réseaux attendent.")),
        Language.Pick("Each says what to do.", "Chacune dit que faire."),
        "#alerts");

    public Concern Adapters(int adapters) => new(
        false,
        Language.Count(adapters, ("version of an adapter cannot be used.", "versions of adapters cannot be used."), ("version d’adaptateur est inutilisable.", "versions d’adaptateurs sont inutilisables.")),
        Language.Pick("Each says why.", "Chacune dit pourquoi."),
        "#adapters");

    public Concern MailLost(int mails) => new(
        false,
        Language.Count(mails, ("of the newest mails was given up.", "of the newest mails were given up."), ("des derniers courriels a été abandonné.", "des derniers courriels ont été abandonnés.")),
        Language.Pick("See that the mail server takes mail; tell whoever it was for by another way.", "Vérifiez que le serveur de courriel accepte le courrier ; prévenez le destinataire autrement."),
        "#mail");
}
