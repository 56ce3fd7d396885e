using System.Text;
using System.Text.Json;
using Federation.Adapters.Mapping;
using Federation.Contracts;
using Federation.Fuzz.Inputs;

namespace Federation.Fuzz.Subjects;

/// <summary>Every sample of a mapping, twice: its text is the input and its listing stays as it is, and the other way round.</summary>
internal static class MappingSubjects
{
    private const string Address = "https://listing.example/";

    public static IEnumerable<Subject> Of(SeedFiles files)
    {
        foreach (string folder in files.Mappings)
        {
            string name = Path.GetFileName(folder);
            byte[] yaml = File.ReadAllBytes(Path.Combine(folder, MappingFile.FileName));
            var (listing, rows) = ListingOf(folder);
            yield return new Subject
            {
                Name = $"mapping/{name}-yaml",
                Adapter = new MappingTextAdapter(() => new ServedContext(Address, () => Content(listing, new WholeChopping()), () => new ChoppedStream(listing, new WholeChopping()))),
                Seeds = [new SeedFile(name, Notation.Yaml, [], [yaml], [], [])],
            };
            yield return new Subject
            {
                Name = $"mapping/{name}-rows",
                Adapter = new MappingAdapter(MappingFile.Read(yaml).Mapping!), // a sample is sound
                Seeds = [rows],
                Serve = static (input, chopping) => new ServedContext(Address, () => Content(input, chopping), () => new ChoppedStream(input, chopping)),
            };
        }
    }

    private static SourceContent Content(byte[] bytes, IChopping chopping) => new(new ChoppedStream(bytes, chopping), null, bytes.Length);

    private static (byte[] Listing, SeedFile Rows) ListingOf(string folder)
    {
        string path = Directory.GetFiles(folder, "listing.*").Concat(Directory.GetFiles(folder, "answers.json")).First();
        if (Path.GetFileName(path) == "answers.json") return Whole(path, Notation.Json, FirstAnswer(path));
        return Path.GetExtension(path) switch
        {
            ".csv" or ".tsv" => (File.ReadAllBytes(path), SeedFiles.Table(path)),
            ".xlsx" => (File.ReadAllBytes(path), SeedFiles.Whole(path)),
            ".xml" => Whole(path, Notation.Xml, File.ReadAllBytes(path)),
            ".html" => Whole(path, Notation.Html, File.ReadAllBytes(path)),
            _ => Whole(path, Notation.Json, File.ReadAllBytes(path)),
        };
    }

    private static (byte[], SeedFile) Whole(string path, Notation notation, byte[] bytes) => (bytes, new SeedFile(Path.GetFileName(Path.GetDirectoryName(path))!, notation, [], [bytes], [], [])); // it lies in a folder

    // The page that an API gives whatever it is asked.
    private static byte[] FirstAnswer(string path)
    {
        using var answers = JsonDocument.Parse(File.ReadAllBytes(path));
        return Encoding.UTF8.GetBytes(answers.RootElement.EnumerateObject().First().Value.GetRawText());
    }
}
