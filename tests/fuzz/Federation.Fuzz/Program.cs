using System.Globalization;
using Federation.Fuzz.Inputs;
using Federation.Fuzz.Running;
using Federation.Fuzz.Subjects;

var files = new SeedFiles();
IReadOnlyList<Subject> subjects = [.. SubjectCatalogue.Of(files), .. PlantedFaults.All];
switch (args)
{
    case [ChildCommands.Fuzz, .. { Length: 7 } arguments]:
        await ChildCommands.FuzzAsync(subjects, arguments);
        return 0;
    case [ChildCommands.Judge, .. { Length: 3 } arguments]:
        await ChildCommands.JudgeAsync(subjects, arguments);
        return 0;
    case ["repeat", { } name, { } file] when subjects.Any(subject => subject.Name == name) && File.Exists(file):
        return await RepeatAsync(name, file);
    case ["run", { } folder, { } time, .. var rest] when Number(time) is > 0 and var seconds && rest.Length <= 2 && rest.Take(1).All(text => Number(text) is not null) && rest.Skip(1).All(IsTarget):
        return await RunAsync(folder, seconds, rest is [{ } text, ..] ? Number(text)!.Value : Random.Shared.Next(), [.. rest.Skip(1)]);
    default:
        Console.Error.WriteLine("Usage: Federation.Fuzz run FOLDER SECONDS [SEED [TARGET]], or Federation.Fuzz repeat SUBJECT FILE");
        return 2;
}

bool IsTarget(string name) => subjects.Any(subject => subject.Target == name || subject.Name == name);

async Task<int> RunAsync(string folder, int seconds, int seed, IReadOnlyList<string> targets)
{
    if (!files.HasReal) Console.WriteLine($"Without {files.RealFolder} all inputs are made of our own samples; FEDERATION_DATA may name another folder.");
    Console.WriteLine($"Seed {seed}.");
    var settings = new FuzzSettings { Time = TimeSpan.FromSeconds(seconds), Seed = seed, Folder = Path.GetFullPath(folder), Targets = targets };
    var results = await new FuzzRun(settings, subjects).RunAsync(CancellationToken.None);
    foreach (string line in ResultTable.Lines(results)) Console.WriteLine(line);
    return results.All(result => result.Findings.Count == 0) ? 0 : 1;
}

async Task<int> RepeatAsync(string name, string file)
{
    var settings = new FuzzSettings { Time = TimeSpan.Zero, Seed = 0, Folder = "" };
    var breach = await new FuzzRun(settings, subjects).JudgeAsync(name, await File.ReadAllBytesAsync(file), CancellationToken.None);
    Console.WriteLine(breach is null ? "No law is broken any more." : $"{breach.Signature}\n{breach.Detail}");
    return breach is null ? 0 : 1;
}

static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
