using Federation.Web.Languages;

namespace Federation.Web.Console.Mapping;

/// <summary>The words of the page on which mappings are tried.</summary>
public sealed record MappingWords(Language Language)
{
    public string Lead => Language.Pick(
        "Try a mapping on a piece of your feed before anybody installs it. It is read as a run reads it, and nothing of it is kept.",
        "Essayez une correspondance sur un extrait de votre flux avant que quiconque l’installe. Elle est lue comme par une synchronisation, et rien n’en est gardé.");

    public string Mapping => Language.Pick("The mapping (mapping.yaml)", "La correspondance (mapping.yaml)");

    public string MappingFile => Language.Pick("or a file of it", "ou son fichier");

    public string Sample => Language.Pick("A piece of your feed, as your server sends it", "Un extrait de votre flux, tel que votre serveur l’envoie");

    public string SampleFile => Language.Pick("or a file of it: text, 64 KiB at most", "ou son fichier : du texte, 64 Kio au plus");

    public string Use => Language.Pick("Read", "Lire");

    public string UseSample => Language.Pick("this piece", "cet extrait");

    public string UseQuarantine => Language.Pick("the records that wait in quarantine, as they came", "les enregistrements en quarantaine, tels que reçus");

    public string Show => Language.Pick("Show what it gives", "Voir le résultat");

    public string Problems => Language.Pick("What is wrong", "Ce qui ne va pas");

    public string Found => Language.Pick("What it gives", "Le résultat");

    public string Nothing => Language.Pick("No record was read.", "Aucun enregistrement n’a été lu.");

    public string More => Language.Pick("The sample holds more; these are the first.", "L’extrait en contient d’autres ; voici les premiers.");

    public string Listing => Language.Pick("becomes a listing", "devient une fiche");

    public string Quarantined => Language.Pick("waits in quarantine", "part en quarantaine");

    public string Says => Language.Pick("What the listing says", "Ce que dit la fiche");

    public string Draft => Language.Pick("What the mapping made of it", "Ce que la correspondance en tire");

    public string NoDraft => Language.Pick("The mapping made nothing of it.", "La correspondance n’en tire rien.");

    public string OfSample => Language.Pick("Sample", "Extrait");

    public string Nameless => Language.Pick("Without an id", "Sans identifiant");

    public string NoMapping => Language.Pick("Paste a mapping, or choose its file.", "Collez une correspondance, ou choisissez son fichier.");

    public string NoSample => Language.Pick("Paste a piece of your feed, choose its file, or read the quarantine.", "Collez un extrait de votre flux, choisissez son fichier, ou lisez la quarantaine.");

    public string FileTooLarge => Language.Pick("Choose a file of 64 KiB at most.", "Choisissez un fichier de 64 Kio au plus.");

    public string NoText => Language.Pick("Choose a text in UTF-8. Workbooks are read by “federation adapter preview” on a machine of your own.", "Choisissez un texte en UTF-8. Les classeurs se lisent par « federation adapter preview » sur votre machine.");

    public string Place(MappingProblem problem) => problem is { Line: { } line, Column: { } column } ? Language.Pick($"Line {line}, column {column}", $"Ligne {line}, colonne {column}") : OfSample;

    public string Total(IReadOnlyList<PreviewedRecord> records)
    {
        int waiting = records.Count(record => record.IsQuarantined);
        string all = Language.Count(records.Count, ("record", "records"), ("enregistrement", "enregistrements"));
        string listings = Language.Count(records.Count - waiting, ("listing", "listings"), ("fiche", "fiches"));
        return Language.Pick($"{all}: {listings}, {Language.Number(waiting)} in quarantine.", $"{all} : {listings}, {Language.Number(waiting)} en quarantaine.");
    }

    public string Cut(PreviewedRecord record) => Language.Pick(
        $"Its beginning; the whole record has {Language.Number(record.RawLength)} bytes.",
        $"Son début ; l’enregistrement entier fait {Language.Number(record.RawLength)} octets.");
}
