using Federation.Web.Languages;

namespace Federation.Web.Operating.Figures;

/// <summary>The words of the directory's figures.</summary>
public sealed record FiguresWords(Language Language)
{
    public string NotTold => Language.Pick("This cannot be told now. What the host writes to its log says why.", "Ceci ne peut être dit maintenant. Le journal du serveur dit pourquoi.");

    public string Host => Language.Pick("This host", "Ce serveur");

    public string Version => Language.Pick("Version", "Version");

    public string Started => Language.Pick("Started", "Démarré");

    public string Memory => Language.Pick("Memory", "Mémoire");

    public string Heap(string size) => Language.Pick($"{size} of it objects", $"dont {size} d’objets");

    public string Threads => Language.Pick("Threads", "Fils d’exécution");

    public string ThreadsSay(int threads, int processors, double queued) => Language.Pick(
        $"{Language.Number(threads)}, on {Language.Count(processors, ("processor", "processors"), ("", ""))}; {Language.Number((long)queued)} pieces of work wait",
        $"{Language.Number(threads)}, sur {Language.Count(processors, ("", ""), ("processeur", "processeurs"))} ; {Language.Number((long)queued)} tâches attendent");

    public string Cluster => Language.Pick("Cluster", "Grappe");

    public string Silo => Language.Pick("Host", "Serveur");

    public string Own => Language.Pick("the one that answers", "celui qui répond");

    public string State => Language.Pick("State", "État");

    public string Since => Language.Pick("Since", "Depuis");

    public string Activations => Language.Pick("Grains awake", "Grains éveillés");

    public string Processor => Language.Pick("Processor", "Processeur");

    public string Overloaded => Language.Pick("sheds load", "refuse du travail");

    public string Grains => Language.Pick("Grains awake, by kind", "Grains éveillés, par sorte");

    public string Kind => Language.Pick("Kind", "Sorte");

    public string Count => Language.Pick("Number", "Nombre");

    public string Storage => Language.Pick("Storage", "Stockage");

    public string Engine => Language.Pick("Kept by", "Gardé par");

    public string EngineSays(string engine, string version, int format) => Language.Pick($"{engine} {version}, tables of format {format}", $"{engine} {version}, tables au format {format}");

    public string OnDisk => Language.Pick("On the disk", "Sur le disque");

    public string Free => Language.Pick("Free on its volume", "Libre sur son volume");

    public string Unknown => Language.Pick("not known", "inconnu");

    public string Counted => Language.Pick("Counted", "Compté");

    public string Rows => Language.Pick("Rows", "Lignes");

    public string RowsByKind(long rows) => Language.Count(rows, ("row, by kind", "rows, by kind"), ("ligne, par sorte", "lignes, par sorte"));

    public string Feed => Language.Pick("Feed of changes", "Flux des changements");

    public string FeedSays(double events) => Language.Pick(
        $"{Language.Count((long)events, ("event was", "events were"), ("", ""))} stored so far. Each reader follows in order; what it has not read yet is not lost.",
        $"{Language.Count((long)events, ("", ""), ("événement a été stocké", "événements ont été stockés"))} à ce jour. Chaque lecteur suit dans l’ordre ; ce qu’il n’a pas encore lu n’est pas perdu.");

    public string Reader => Language.Pick("Reader", "Lecteur");

    public string Behind => Language.Pick("Events behind", "Événements de retard");

    public string Lag => Language.Pick("For", "Depuis");

    public string UpToDate => Language.Pick("has read everything", "a tout lu");

    public string ReaderOf(string reader) => reader switch
    {
        "INDEX" => Language.Pick("Index of this host", "Index de ce serveur"),
        "PUBLIC_LOG" => Language.Pick("Public log", "Journal public"),
        "MAIL" => Language.Pick("Mail, each minute", "Courriels, chaque minute"),
        "MATCHING" => Language.Pick("Matching, after each run", "Rapprochement, après chaque synchronisation"),
        _ => reader,
    };

    public string Log => Language.Pick("Public log", "Journal public");

    public string NoLog => Language.Pick("This host has no public address, and so signs no certificate and keeps no public log.", "Ce serveur n’a pas d’adresse publique : il ne signe pas de certificat et ne tient pas de journal public.");

    public string Entries => Language.Pick("Entries", "Entrées");

    public string Root => Language.Pick("Root", "Racine");

    public string LastEntry => Language.Pick("Newest entry", "Dernière entrée");

    public string Checkpoint => Language.Pick("Checkpoint, signed now", "Point de contrôle, signé à l’instant");

    public string Witnesses => Language.Pick("Witnesses", "Témoins");

    public string NoWitnesses => Language.Pick("none is named", "aucun n’est nommé");

    public string Seen(double? size) => size is { } known
        ? Language.Pick($"has signed {Language.Number((long)known)} entries", $"a signé {Language.Number((long)known)} entrées")
        : Language.Pick("has signed nothing", "n’a rien signé");

    public string Webhooks => Language.Pick("Webhooks", "Webhooks");

    public string WebhooksSay(int all, int stopped, double behind) => all == 0 ? Language.Pick("none", "aucun") : Language.Pick(
        $"{Language.Number(all)}, {Language.Number(stopped)} of them stopped; the last is {Language.Count((long)behind, ("entry", "entries"), ("", ""))} behind",
        $"{Language.Number(all)}, dont {Language.Number(stopped)} arrêtés ; le dernier a {Language.Count((long)behind, ("", ""), ("entrée", "entrées"))} de retard");

    public string ClusterSays(OperationsFigures figures) => figures.Cluster is not { } cluster ? "" : Language.Pick(
        $"{Language.Count(cluster.Silos.Count(silo => silo.State == "ACTIVE"), ("host", "hosts"), ("", ""))}, {Language.Count(cluster.Grains.Sum(kind => kind.Count), ("grain awake", "grains awake"), ("", ""))}",
        $"{Language.Count(cluster.Silos.Count(silo => silo.State == "ACTIVE"), ("", ""), ("serveur", "serveurs"))}, {Language.Count(cluster.Grains.Sum(kind => kind.Count), ("", ""), ("grain éveillé", "grains éveillés"))}");

    public string StorageSays(StorageFigures? storage) => storage is null ? "" : Language.Pick(
        $"{Language.Size(storage.Bytes)}{(storage.FreeBytes is { } left ? $", {Language.Size(left)} free" : "")}",
        $"{Language.Size(storage.Bytes)}{(storage.FreeBytes is { } libre ? $", {Language.Size(libre)} libres" : "")}");

    public string FeedSays(FeedFigures? feed) => feed is null ? "" : feed.Readers.Count(reader => reader.IsLate) is var late and > 0
        ? Language.Count(late, ("reader is late", "readers are late"), ("lecteur en retard", "lecteurs en retard"))
        : Language.Pick("nobody is late", "personne n’est en retard");

    public string LogSays(LogFigures? log) => log is null ? "" : Language.Count((long)log.Size, ("entry", "entries"), ("entrée", "entrées"));

    public string KeysSay(IReadOnlyList<KeyFigures>? keys) => keys is null ? "" : Language.Count(keys.Count(key => key.State == "CURRENT"), ("key signs", "keys sign"), ("clé signe", "clés signent"));
}
