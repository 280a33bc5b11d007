using DslNet.Data;

namespace DslNet.Tests.Data.Readers;

/// <summary>What can't be opened ends in the exceptions that the readers document.</summary>
public class UnreadablePathTests
{
    private static readonly Action<string>[] Readers =
    [
        path => CsvDataset.Read(path, "y"),
        path => IdxFile.Read(path),
        path => IdxFile.Open(path).Dispose(),
        path => WavFile.Read(path),
    ];

    [Fact]
    public void A_folder_is_no_file()
    {
        using var folder = new TemporaryFolder();
        foreach (Action<string> read in Readers)
        {
            Should.Throw<IOException>(() => read(folder.Path)).Message.ShouldBe($"'{folder.Path}' can't be read: it is a folder where a file is expected, or may not be listed.");
        }
    }

    [Fact]
    public void A_missing_file_an_empty_path_and_a_null_are_told_apart()
    {
        foreach (Action<string> read in Readers)
        {
            Should.Throw<FileNotFoundException>(() => read("no such file"));
            Should.Throw<DirectoryNotFoundException>(() => read("no such folder/file"));
            Should.Throw<ArgumentException>(() => read(""));
            Should.Throw<ArgumentException>(() => read("a\0b"));
            Should.Throw<ArgumentNullException>(() => read(null!));
            Should.Throw<IOException>(() => read(new string('a', 5000)));
        }
    }

    [Fact]
    public void A_device_is_refused()
    {
        if (!File.Exists("/dev/zero"))
        {
            return;
        }

        foreach (Action<string> read in Readers)
        {
            Exception thrown = Should.Throw<Exception>(() => read("/dev/zero"));
            (thrown is IOException or DslNetFormatException).ShouldBeTrue(thrown.ToString());
        }
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_an_IOException()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("locked", "a,y\n1,2\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.None);
        }

        if (Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
        {
            return;   // who may do everything may read it
        }

        foreach (Action<string> read in Readers)
        {
            Should.Throw<IOException>(() => read(path)).Message.ShouldEndWith("can't be read: access is denied.");
        }
    }
}
