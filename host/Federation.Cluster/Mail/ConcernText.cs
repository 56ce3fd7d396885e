using Federation.Registry;

namespace Federation.Cluster.Mail;

/// <summary>What a mail to operators says of each concern: what is so, and no figure, for a mail is read later than it is written. Pure.</summary>
internal static class ConcernText
{
    private static readonly Dictionary<string, BilingualText> Kinds = new(StringComparer.Ordinal)
    {
        ["cluster_unknown"] = new("La grappe ne répond pas.", "The cluster does not answer."),
        ["host_overloaded"] = new("Un serveur refuse du travail.", "A host sheds load."),
        ["host_silent"] = new("Un serveur de la grappe ne répond pas.", "A host of the cluster does not answer."),
        ["store_unknown"] = new("Le stockage ne dit pas où il en est.", "The store does not tell how it is."),
        ["disk_short"] = new("Il reste peu de place sur le disque du stockage. Plein, plus rien ne s'écrit.", "The store's disk has little room. When it is full nothing can be written."),
        ["feed_unknown"] = new("On ne peut dire où en sont les lecteurs du flux.", "Nobody can tell how far the feed's readers have come."),
        ["reader_late"] = new("Un lecteur du flux est en retard depuis plus de cinq minutes", "A reader of the feed is behind for more than five minutes"),
        ["keys_unknown"] = new("On ne peut dire où en sont les clés.", "Nobody can tell how the keys are."),
        ["key_unusable"] = new("Des clés sont inutilisables", "Keys cannot be used"),
        ["log_unknown"] = new("On ne peut dire où en est le journal public.", "Nobody can tell how the public log is."),
        ["log_unsigned"] = new("Le journal public ne peut être signé.", "The public log cannot be signed."),
    };

    private static readonly Dictionary<string, BilingualText> Ones = new(StringComparer.Ordinal)
    {
        ["index"] = new("la recherche", "search"),
        ["public_log"] = new("le journal public", "the public log"),
        ["mail"] = new("le courriel", "mail"),
        ["certificates"] = new("les certificats", "certificates"),
        ["sign_in"] = new("la connexion", "the sign-in"),
        ["federation"] = new("la fédération", "the federation"),
        ["packages"] = new("les paquets d'adaptateurs", "packages of adapters"),
    };

    /// <param name="concern">A concern's key.</param>
    public static BilingualText Of(string concern)
    {
        string[] parts = concern.Split('/', 2);
        if (!Kinds.TryGetValue(parts[0], out var text)) return new(concern, concern); // of a later release
        if (parts.Length == 1) return text;
        var one = Ones.GetValueOrDefault(parts[1], new(parts[1], parts[1]));
        return new($"{text.French} : {one.French}.", $"{text.English}: {one.English}.");
    }
}
