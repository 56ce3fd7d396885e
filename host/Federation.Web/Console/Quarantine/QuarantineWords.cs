using Federation.Web.Languages;

namespace Federation.Web.Console.Quarantine;

/// <summary>The words of the quarantine.</summary>
public sealed record QuarantineWords(Language Language)
{
    public string Lead => Language.Pick(
        "Records that could not become listings, kept with their reasons until the source mends them or shows them no more. Many with one code have one cause.",
        "Des enregistrements qui n’ont pas pu devenir des fiches, gardés avec leurs raisons jusqu’à ce que la source les corrige ou ne les montre plus. Un même code répété a une même cause.");

    public string Empty => Language.Pick("Nothing is in quarantine.", "Rien n’est en quarantaine.");

    public string Replay => Language.Pick("Map them again now", "Les relire maintenant");

    public string ReplaySays => Language.Pick(
        "After a mapping was mended, nobody has to wait for the source.",
        "Une fois la correspondance corrigée, inutile d’attendre la source.");

    public string NoReplay => Language.Pick("Here the source itself is to be mended.", "Ici, c’est la source qu’il faut corriger.");

    public string Examples => Language.Pick("The first of them", "Les premiers");

    public string All => Language.Pick("All records, one after another", "Tous les enregistrements, l’un après l’autre");

    public string ByCode => Language.Pick("By code", "Par code");

    public string Raw => Language.Pick("As it came", "Tel que reçu");

    public string Draft => Language.Pick("What was made of it", "Ce qu’on en a tiré");

    public string NoDraft => Language.Pick("The adapter made nothing of it.", "L’adaptateur n’en a rien tiré.");

    public string Nameless => Language.Pick("Without an id", "Sans identifiant");

    public string Since => Language.Pick("since", "depuis le");

    public string Of(QuarantineGroup group) => Language.Count(group.Count, ("record", "records"), ("enregistrement", "enregistrements"));

    public string Replayable(QuarantineGroup group) => Language.Count(group.Replayable, ("of them can be mapped again.", "of them can be mapped again."), ("peut être relu.", "peuvent être relus."));

    public string Cut(QuarantineRecord record) => Language.Pick(
        $"Its beginning; the whole record has {Language.Number(record.RawLength)} bytes.",
        $"Son début ; l’enregistrement entier fait {Language.Number(record.RawLength)} octets.");
}
